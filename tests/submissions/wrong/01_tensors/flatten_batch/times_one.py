# verdict: failed
# mistake: none
# why: x * 1 is an integer tensor where x is bool; right for every other dtype.
def flatten_batch(x):
    return (x * 1).unsqueeze(-1).flatten(1)
