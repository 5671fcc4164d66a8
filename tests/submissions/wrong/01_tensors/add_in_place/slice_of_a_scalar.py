# verdict: failed
# mistake: none
# why: a 0-d tensor cannot be sliced with [:]; right from one dimension on.
def add_in_place(y, x):
    y[:] = y + x
    return y
