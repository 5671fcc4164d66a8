# verdict: failed
# mistake: A4a
# why: y.data = ... gives the object new memory; whoever holds a view of y or its base never sees the sum.
def add_in_place(y, x):
    y.data = y + x
    return y
