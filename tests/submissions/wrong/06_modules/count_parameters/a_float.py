# verdict: failed
# mistake: none
# why: returns a float
def count_parameters(net, trainable_only=False):
    return float(sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only))
