# verdict: failed
# mistake: none
# why: reshapes the caller's x itself, whose shape must be as before.
def flatten_batch(x):
    flat = x.unsqueeze(-1).flatten(1)
    x.data = flat.detach()
    return flat
