# verdict: failed
# why: moves the caller's tensors
def add_on(x, y, device):
    x.data = x.data.to(device)
    y.data = y.data.to(device)
    return (x + y).cpu().double()
