# verdict: failed
# mistake: none
# why: takes a single row or column for a vector and leaves it as it is.
def transpose_in_place(x):
    if 1 in x.shape:
        return x
    return x.t_()
