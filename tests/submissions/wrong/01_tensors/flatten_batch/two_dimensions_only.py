# verdict: failed
# mistake: none
# why: merges dimensions 1 and 2 only; right for two and three dimensions.
def flatten_batch(x):
    if x.dim() == 1:
        return x.unsqueeze(1)
    return x.flatten(1, min(2, x.dim() - 1))
