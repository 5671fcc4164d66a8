# verdict: failed
# mistake: D6a
# why: detach shares the memory of x
def detached_copy(x):
    return x.detach()
