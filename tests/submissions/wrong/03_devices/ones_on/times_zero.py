# verdict: failed
# why: 0 * x + 1 is not one for inf and NaN
def ones_on(x, device):
    return (x.detach() * 0 + 1).to(device, x.dtype)
