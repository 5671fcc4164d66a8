# verdict: failed
# why: changes y and returns None, as list methods would.
def add_in_place(y, x):
    y.add_(x)
