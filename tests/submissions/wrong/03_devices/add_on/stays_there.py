# verdict: failed
# mistake: none
# why: leaves the sum on the device
def add_on(x, y, device):
    return (x.to(device) + y.to(device)).double()
