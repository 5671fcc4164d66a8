# verdict: failed
# mistake: C5a
# why: drops what the move back gives
def add_on(x, y, device):
    total = (x.to(device) + y.to(device)).double()
    total.cpu()
    return total
