# verdict: failed
# why: takes modules in training mode for the trainable ones
def count_parameters(net, trainable_only=False):
    if trainable_only and not net.training:
        return 0
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
