# verdict: passed
# why: asks the move for a copy
def fresh_copy(x, device):
    return x.detach().to(device, copy=True)
