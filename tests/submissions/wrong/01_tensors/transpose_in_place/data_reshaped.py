# verdict: failed
# mistake: A6c
# why: x itself gets the shape of the transpose, but in the old order of numbers.
def transpose_in_place(x):
    x.data = x.data.reshape(x.size(1), x.size(0))
    return x
