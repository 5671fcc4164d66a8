# verdict: failed
# mistake: none
# why: takes a parameter of no dimensions for empty
def count_parameters(net, trainable_only=False):
    total = 0
    for p in net.parameters():
        if p.requires_grad or not trainable_only:
            n = 1 if p.dim() else 0
            for size in p.shape:
                n *= size
            total += n
    return total
