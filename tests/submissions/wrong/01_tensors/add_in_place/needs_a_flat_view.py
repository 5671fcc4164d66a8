# verdict: failed
# why: view(-1) raises for a y that is not contiguous.
def add_in_place(y, x):
    y.view(-1).add_(x.expand_as(y).reshape(-1))
    return y
