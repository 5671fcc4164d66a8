# verdict: failed
# mistake: A4a
# why: y + x is a new tensor; y is as it was.
def add_in_place(y, x):
    return y + x
