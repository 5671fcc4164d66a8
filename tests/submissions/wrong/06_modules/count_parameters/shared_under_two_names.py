# verdict: failed
# mistake: none
# why: counts a parameter once for each of its names
def count_parameters(net, trainable_only=False):
    ps = [p for _, p in net.named_parameters(remove_duplicate=False)]
    return sum(p.numel() for p in ps if p.requires_grad or not trainable_only)
