# verdict: failed
# mistake: none
# why: drops the imaginary part of a complex x; right for every other dtype.
def add_in_place(y, x):
    y.add_(x.real)
    return y
