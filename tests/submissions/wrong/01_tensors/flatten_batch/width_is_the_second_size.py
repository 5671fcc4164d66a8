# verdict: failed
# mistake: A6d
# why: view(-1, k) with k the number of channels: the result has N * H * W rows.
def flatten_batch(x):
    if x.dim() == 1:
        return x.unsqueeze(1)
    if x.numel() == 0:
        return x.flatten(1)
    return x.reshape(-1, x.size(1))
