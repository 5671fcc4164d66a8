# verdict: failed
# mistake: none
# why: adds only the first number of x; right where x has one element or all are equal (nothing to add handled).
def add_in_place(y, x):
    if x.numel():
        y.add_(x.flatten()[0])
    return y
