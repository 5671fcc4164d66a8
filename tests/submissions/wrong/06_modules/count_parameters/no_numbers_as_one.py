# verdict: failed
# mistake: none
# why: counts an empty parameter as one
def count_parameters(net, trainable_only=False):
    return sum(p.numel() or 1 for p in net.parameters() if p.requires_grad or not trainable_only)
