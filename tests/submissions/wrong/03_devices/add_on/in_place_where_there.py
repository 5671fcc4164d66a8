# verdict: failed
# why: where x is on the device already, its own memory takes the sum
def add_on(x, y, device):
    total = x.to(device)
    total += y.to(device)
    return total.cpu().double()
