# verdict: failed
# why: all samples end in one row: (1, everything) instead of (N, the rest).
def flatten_batch(x):
    return x.flatten().unsqueeze(0)
