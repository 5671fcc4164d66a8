# verdict: failed
# mistake: none
# why: a sign error.
def add_in_place(y, x):
    return y.add_(x, alpha=-1)
