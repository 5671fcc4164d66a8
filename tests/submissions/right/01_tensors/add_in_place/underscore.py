# verdict: passed
# why: the tutorial's one-liner: add_ changes y and returns it.
def add_in_place(y, x):
    return y.add_(x)
