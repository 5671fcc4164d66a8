# verdict: failed
# mistake: none
# why: adds on the CPU and takes the sum to the device and back
def add_on(x, y, device):
    return (x.cpu() + y.cpu()).to(device).cpu().double()
