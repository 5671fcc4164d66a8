# verdict: failed
# mistake: D6d
# why: a clone has other memory and hangs in the graph of x
def detached_view(x):
    return x.clone()
