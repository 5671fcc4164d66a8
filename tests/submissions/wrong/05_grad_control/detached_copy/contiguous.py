# verdict: failed
# why: contiguous copies only what is not contiguous already
def detached_copy(x):
    return x.detach().contiguous()
