# verdict: failed
# mistake: none
# why: switches x's own flag off
def fresh_copy(x, device):
    if x.is_leaf and x.requires_grad:
        x.requires_grad_(False)
    return x.detach().to(device, copy=True)
