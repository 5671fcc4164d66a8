# verdict: failed
# mistake: none
# why: a stray comma makes a tuple of the result.
def add_in_place(y, x):
    return y.add_(x),
