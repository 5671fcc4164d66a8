# verdict: failed
# mistake: A6c
# why: resize_ swaps the sizes of x in place but keeps the numbers in their order.
def transpose_in_place(x):
    rows, columns = x.shape
    return x.resize_(columns, rows)
