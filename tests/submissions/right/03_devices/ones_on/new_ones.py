# verdict: passed
# why: the method of x
def ones_on(x, device):
    return x.new_ones(x.shape, device=device)
