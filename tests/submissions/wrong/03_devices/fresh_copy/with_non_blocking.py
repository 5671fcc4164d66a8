# verdict: failed
# mistake: C5b
# why: another argument of the move does not copy
def fresh_copy(x, device):
    return x.detach().to(device, non_blocking=True)
