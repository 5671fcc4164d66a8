# verdict: failed
# mistake: C5b
# why: believes that moving has copied
def fresh_copy(x, device):
    return x.to(device).detach()
