# verdict: failed
# mistake: none
# why: copies and forgets the device
def fresh_copy(x, device):
    return x.detach().clone()
