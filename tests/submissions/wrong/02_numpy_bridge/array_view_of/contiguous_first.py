# verdict: failed
# why: contiguous() copies a permuted or sliced t, and the array shares memory with that copy.
def array_view_of(t):
    return t.detach().contiguous().numpy()
