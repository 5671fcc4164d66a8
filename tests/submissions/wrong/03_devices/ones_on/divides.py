# verdict: failed
# why: x / x is one for most numbers only, and no int
def ones_on(x, device):
    x = x.detach().to(device)
    return (x / x).to(x.dtype)
