# verdict: passed
# why: swaps sizes and strides by hand; the offset is kept.
def transpose_in_place(x):
    (rows, columns), (down, right) = x.shape, x.stride()
    x.as_strided_((columns, rows), (right, down), x.storage_offset())
    return x
