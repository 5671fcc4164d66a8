# verdict: failed
# mistake: none
# why: 1-d x comes back as it is; (N, 1) was asked.
def flatten_batch(x):
    return x.flatten(1) if x.dim() > 1 else x
