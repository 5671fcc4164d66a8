# verdict: passed
# why: t_ changes the shape and strides of x and returns it.
def transpose_in_place(x):
    return x.t_()
