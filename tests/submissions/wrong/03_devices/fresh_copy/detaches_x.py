# verdict: failed
# why: takes x itself out of its graph
def fresh_copy(x, device):
    return x.detach_().to(device, copy=True)
