# verdict: failed
# mistake: none
# why: neither copies nor moves
def fresh_copy(x, device):
    return x.detach()
