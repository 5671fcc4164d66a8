# verdict: failed
# mistake: none
# why: counts rows
def count_parameters(net, trainable_only=False):
    return sum(len(p) if p.dim() else 1 for p in net.parameters() if p.requires_grad or not trainable_only)
