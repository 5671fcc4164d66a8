# verdict: failed
# mistake: A6d
# why: view(-1, k) with k the last size only: rows of several samples where x has more than two dimensions.
def flatten_batch(x):
    if x.dim() == 1:
        return x.unsqueeze(1)
    return x.reshape(-1, x.shape[-1]) if x.shape[-1] else x.reshape(x.shape[0], 0)
