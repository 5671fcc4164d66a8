# verdict: failed
# mistake: D6d
# why: the copy is part of x's graph
def fresh_copy(x, device):
    return x.to(device, copy=True)
