# verdict: passed
# why: a loop over named parameters with a running total
def count_parameters(net, trainable_only=False):
    total = 0
    for name, param in net.named_parameters():
        if trainable_only and not param.requires_grad:
            continue
        total += param.nelement()
    return total
