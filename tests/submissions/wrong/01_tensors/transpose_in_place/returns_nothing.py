# verdict: failed
# why: transposes x and returns None.
def transpose_in_place(x):
    x.t_()
