# verdict: failed
# mistake: none
# why: takes the sum through float32
def add_on(x, y, device):
    return (x.to(device) + y.to(device)).cpu().float().double()
