# verdict: failed
# mistake: none
# why: a 0-d tensor has nothing to slice
def detached_view(x):
    return x.detach()[:]
