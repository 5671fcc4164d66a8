# verdict: failed
# why: returns the (empty) sum instead of y where y has no elements.
def add_in_place(y, x):
    if not y.numel():
        return y + x
    return y.add_(x)
