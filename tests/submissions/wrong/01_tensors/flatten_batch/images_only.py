# verdict: failed
# mistake: none
# why: unpacks four sizes, so every x that is not 4-d raises.
def flatten_batch(x):
    n, c, h, w = x.shape
    return x.reshape(n, c * h * w)
