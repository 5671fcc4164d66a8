# verdict: failed
# why: contiguous copies only what is not contiguous
def fresh_copy(x, device):
    return x.detach().t().contiguous().t().to(device) if x.dim() == 2 else x.detach().contiguous().to(device)
