# verdict: failed
# mistake: C5b
# why: no copy where x is there already
def fresh_copy(x, device):
    return x.to(device)
