# verdict: failed
# mistake: none
# why: unsqueeze_ gives the caller's 1-d x another shape; right from two dimensions on.
def flatten_batch(x):
    if x.dim() == 1:
        x.unsqueeze_(1)
    return x.flatten(1)
