# verdict: failed
# mistake: none
# why: hands the sum back in the operands' dtype
def add_on(x, y, device):
    return (x.to(device) + y.to(device)).cpu()
