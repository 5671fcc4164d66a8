# verdict: failed
# why: switches tracking off on x itself, and raises where x is a result
def detached_view(x):
    return x.requires_grad_(False)
