# verdict: failed
# why: x is transposed, but another tensor that shares its memory is returned.
def transpose_in_place(x):
    return x.t_().view_as(x)
