# verdict: passed
# why: copies, then moves the copy
def fresh_copy(x, device):
    return x.detach().clone().to(device)
