# verdict: failed
# mistake: none
# why: takes the strides for those of a contiguous x; permuted, sliced or expanded x gets other numbers.
def transpose_in_place(x):
    rows, columns = x.shape
    return x.as_strided_((columns, rows), (1, columns))
