# verdict: failed
# mistake: none
# why: adds where x is
def add_on(x, y, device):
    return (x + y.to(x.device)).to(device).cpu().double()
