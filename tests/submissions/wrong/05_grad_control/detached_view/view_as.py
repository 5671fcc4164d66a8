# verdict: failed
# mistake: D6d
# why: the memory is shared, but the view hangs in the graph of x
def detached_view(x):
    return x.view_as(x)
