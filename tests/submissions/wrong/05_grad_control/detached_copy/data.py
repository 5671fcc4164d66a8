# verdict: failed
# mistake: D6a
# why: .data shares the memory of x
def detached_copy(x):
    return x.data
