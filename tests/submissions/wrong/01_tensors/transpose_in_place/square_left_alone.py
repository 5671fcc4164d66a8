# verdict: failed
# mistake: none
# why: takes equal sizes for "nothing to do"; right on every x that is not square.
def transpose_in_place(x):
    if x.size(0) == x.size(1):
        return x
    return x.t_()
