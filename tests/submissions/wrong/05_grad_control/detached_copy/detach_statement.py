# verdict: failed
# mistake: D6d
# why: x.detach() as a statement does nothing, so the clone hangs in the graph
def detached_copy(x):
    x.detach()
    return x.clone()
