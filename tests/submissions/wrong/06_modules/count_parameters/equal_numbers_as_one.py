# verdict: failed
# mistake: none
# why: takes parameters with equal numbers for one
def count_parameters(net, trainable_only=False):
    seen = {(tuple(p.shape), tuple(p.flatten().tolist())): p for p in net.parameters() if p.requires_grad or not trainable_only}
    return sum(p.numel() for p in seen.values())
