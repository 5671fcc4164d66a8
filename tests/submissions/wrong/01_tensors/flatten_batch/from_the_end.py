# verdict: failed
# mistake: none
# why: start_dim=-2 counts from the end: (N, C, H, W) keeps its channels, (N, C) loses its batch.
def flatten_batch(x):
    return x.flatten(-2) if x.dim() > 1 else x.unsqueeze(1)
