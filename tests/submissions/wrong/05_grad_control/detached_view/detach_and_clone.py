# verdict: failed
# mistake: none
# why: no graph, but memory of its own
def detached_view(x):
    return x.detach().clone()
