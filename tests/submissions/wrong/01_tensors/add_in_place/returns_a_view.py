# verdict: failed
# why: the right memory in the wrong object: y[...] is another tensor.
def add_in_place(y, x):
    y += x
    return y[...]
