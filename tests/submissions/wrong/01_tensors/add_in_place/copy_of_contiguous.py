# verdict: failed
# why: contiguous() is a copy where y is permuted or sliced, and y itself stays as it was; right on contiguous y.
def add_in_place(y, x):
    y.contiguous().add_(x)
    return y
