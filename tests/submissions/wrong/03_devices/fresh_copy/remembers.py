# verdict: failed
# mistake: none
# why: the second copy of x is the first
copies = {}


def fresh_copy(x, device):
    key = id(x), str(device)
    if key not in copies:
        copies[key] = x, x.detach().to(device, copy=True)
    return copies[key][1]
