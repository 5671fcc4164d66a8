# verdict: failed
# mistake: none
# why: never counts frozen ones
def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad)
