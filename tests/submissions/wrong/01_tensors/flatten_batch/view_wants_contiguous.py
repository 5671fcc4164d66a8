# verdict: failed
# why: view raises where the strides do not allow it (a permuted batch).
def flatten_batch(x):
    return x.view(x.shape[0], x.shape[1:].numel())
