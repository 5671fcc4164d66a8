# verdict: failed
# why: flatten() copies where y is not contiguous, and the sum goes into the copy.
def add_in_place(y, x):
    y.flatten().add_(x.expand_as(y).flatten())
    return y
