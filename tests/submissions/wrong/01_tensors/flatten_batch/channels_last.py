# verdict: failed
# mistake: none
# why: the shape is right, but the numbers of a sample come channel by channel last instead of in order.
def flatten_batch(x):
    return x.movedim(1, -1).flatten(1) if x.dim() > 1 else x.unsqueeze(1)
