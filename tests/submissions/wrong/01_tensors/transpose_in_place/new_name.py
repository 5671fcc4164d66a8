# verdict: failed
# mistake: A5
# why: x = x.T binds the name x to a view; the caller's x is as it was.
def transpose_in_place(x):
    x = x.T
    return x
