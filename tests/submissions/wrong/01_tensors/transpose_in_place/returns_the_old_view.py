# verdict: failed
# why: x is transposed, and a view transposed back to the old shape is returned.
def transpose_in_place(x):
    return x.t_().t()
