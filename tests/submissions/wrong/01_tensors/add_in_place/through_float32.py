# verdict: failed
# mistake: none
# why: adds in float32, which loses float64 digits (0.1), integers above 2**24 and imaginary parts.
def add_in_place(y, x):
    y.copy_(y.float() + x.float())
    return y
