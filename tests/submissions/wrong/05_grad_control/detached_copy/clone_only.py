# verdict: failed
# mistake: D6d
# why: the clone hangs in the graph of x
def detached_copy(x):
    return x.clone()
