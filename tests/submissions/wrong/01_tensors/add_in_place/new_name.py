# verdict: failed
# mistake: A4a
# why: y = y + x binds the name y to a new tensor; the caller's y is as it was.
def add_in_place(y, x):
    y = y + x
    return y
