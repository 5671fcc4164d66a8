# verdict: failed
# why: takes a 0-d tensor for a Python number that needs no copy
def detached_copy(x):
    if x.dim() == 0:
        return x.detach()
    return x.detach().clone()
