# verdict: failed
# mistake: none
# why: pairs rows of y with rows of x, so a 0-d y raises and a broadcast x is shared out wrongly; right where the shapes are equal.
def add_in_place(y, x):
    for row, amount in zip(y, x):
        row += amount
    return y
