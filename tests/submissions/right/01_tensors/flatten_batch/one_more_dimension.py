# verdict: passed
# why: a last dimension of one makes 1-d input ordinary, and flatten(1) does the rest, for N = 0 too.
def flatten_batch(x):
    return x.unsqueeze(-1).flatten(1)
