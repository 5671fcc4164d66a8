# verdict: failed
# mistake: A4b
# why: y is right, but x is cleared on the way; x must be as before.
def add_in_place(y, x):
    y.add_(x)
    x.detach().zero_()
    return y
