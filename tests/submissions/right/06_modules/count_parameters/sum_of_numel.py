# verdict: passed
# why: the line that everybody writes
def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if not trainable_only or p.requires_grad)
