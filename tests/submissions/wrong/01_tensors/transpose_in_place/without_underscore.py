# verdict: failed
# mistake: A5
# why: t() makes a view and leaves x as it was.
def transpose_in_place(x):
    return x.t()
