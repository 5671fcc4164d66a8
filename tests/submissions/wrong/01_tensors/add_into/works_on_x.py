# verdict: failed
# mistake: A4b
# why: adds y to x in place on the way where the shapes allow it, so x is changed.
def add_into(x, y, out):
    if (x + y).shape == x.shape and 0 not in x.stride():
        x += y
        out.copy_(x)
    else:
        out.copy_(x + y)
    return out
