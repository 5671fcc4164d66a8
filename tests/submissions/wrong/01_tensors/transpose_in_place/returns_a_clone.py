# verdict: failed
# why: x is transposed, but a copy of it is returned.
def transpose_in_place(x):
    return x.t_().clone()
