# verdict: failed
# why: a text and `cuda` equal no device of a tensor
def fresh_copy(x, device):
    if x.device == device:
        return x.detach().clone()
    return x.detach().to(device)
