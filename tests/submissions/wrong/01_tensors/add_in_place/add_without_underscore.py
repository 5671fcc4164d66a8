# verdict: failed
# mistake: A4a
# why: y.add(x) makes a new tensor that is dropped; y comes back unchanged.
def add_in_place(y, x):
    y.add(x)
    return y
