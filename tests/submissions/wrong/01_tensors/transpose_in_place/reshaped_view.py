# verdict: failed
# mistake: A6c
# why: view changes the shape and keeps the order of the numbers, which is no transpose (and x is as it was).
def transpose_in_place(x):
    return x.reshape(x.shape[1], x.shape[0])
