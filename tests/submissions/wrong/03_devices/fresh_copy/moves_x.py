# verdict: failed
# why: moves x along
def fresh_copy(x, device):
    x.data = x.data.to(device)
    return x.detach().clone()
