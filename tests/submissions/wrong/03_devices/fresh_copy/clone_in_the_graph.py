# verdict: failed
# mistake: D6d
# why: the clone is part of x's graph
def fresh_copy(x, device):
    return x.clone().to(device)
