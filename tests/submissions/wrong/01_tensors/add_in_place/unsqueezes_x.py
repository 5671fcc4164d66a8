# verdict: failed
# why: gives x the dimensions of y in place, so x comes back with another shape; right where the numbers of dimensions agree.
def add_in_place(y, x):
    while x.dim() < y.dim():
        x.unsqueeze_(0)
    y += x
    return y
