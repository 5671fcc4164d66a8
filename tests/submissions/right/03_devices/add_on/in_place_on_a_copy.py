# verdict: passed
# why: adds in place to a copy
def add_on(x, y, device):
    total = x.to(device, copy=True)
    total += y.to(device)
    return total.double().cpu()
