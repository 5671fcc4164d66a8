# verdict: failed
# mistake: none
# why: converts to float32; the dtype of x is not kept.
def flatten_batch(x):
    return x.float().unsqueeze(-1).flatten(1)
