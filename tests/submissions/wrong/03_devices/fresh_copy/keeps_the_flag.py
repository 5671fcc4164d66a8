# verdict: failed
# mistake: none
# why: a copy that requires grad itself
def fresh_copy(x, device):
    return x.detach().to(device, copy=True).requires_grad_(x.requires_grad)
