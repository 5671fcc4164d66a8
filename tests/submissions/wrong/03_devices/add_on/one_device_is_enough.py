# verdict: failed
# mistake: none
# why: moves only where x and y differ
def add_on(x, y, device):
    if x.device != y.device:
        x, y = x.to(device), y.to(device)
    return (x + y).cpu().double()
