# verdict: failed
# mistake: none
# why: adds in float32, which is right for float32 only
def add_on(x, y, device):
    return (x.to(device).float() + y.to(device).float()).cpu().double()
