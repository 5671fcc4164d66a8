# verdict: failed
# mistake: none
# why: a 0-d tensor cannot be sliced with [:]; right from one dimension on.
def add_into(x, y, out):
    out[:] = x + y
    return out
