# verdict: failed
# mistake: none
# why: trainable ones unless told otherwise
def count_parameters(net, trainable_only=True):
    return sum(p.numel() for p in net.parameters() if not trainable_only or p.requires_grad)
