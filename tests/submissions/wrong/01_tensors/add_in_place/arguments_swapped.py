# verdict: failed
# why: adds y to x and returns x: the arguments are the other way round.
def add_in_place(y, x):
    x += y
    return x
