# verdict: failed
# mistake: none
# why: transposed twice is not transposed.
def transpose_in_place(x):
    x.t_()
    return x.transpose_(0, 1)
