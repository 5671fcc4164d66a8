# verdict: failed
# why: y is changed rightly, but a copy of it is returned.
def add_in_place(y, x):
    return y.add_(x).clone()
