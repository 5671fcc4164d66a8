# verdict: failed
# mistake: none
# why: flatten(1) raises for 1-d x; (N, 1) was asked.
def flatten_batch(x):
    return x.flatten(1)
