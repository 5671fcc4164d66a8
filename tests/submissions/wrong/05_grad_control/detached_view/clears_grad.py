# verdict: failed
# mistake: none
# why: the view is right, but the .grad of x is thrown away
def detached_view(x):
    if x.is_leaf:
        x.grad = None
    return x.detach()
