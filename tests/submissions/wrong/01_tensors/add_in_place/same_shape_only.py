# verdict: failed
# mistake: none
# why: reads x in the shape of y, which raises where x is smaller and has to broadcast.
def add_in_place(y, x):
    return y.add_(x.reshape(y.shape))
