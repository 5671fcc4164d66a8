# verdict: failed
# why: transposes in place only what is contiguous; any other x is left as it was and a view is returned.
def transpose_in_place(x):
    if x.is_contiguous():
        return x.t_()
    return x.t()
