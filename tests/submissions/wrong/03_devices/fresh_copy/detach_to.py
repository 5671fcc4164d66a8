# verdict: failed
# mistake: C5b
# why: no graph, but no copy where x is there already
def fresh_copy(x, device):
    return x.detach().to(device)
