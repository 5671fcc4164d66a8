# verdict: failed
# mistake: none
# why: starts at the beginning of the storage, so an x that is a slice further on shows other numbers.
def transpose_in_place(x):
    return x.as_strided_(x.size()[::-1], x.stride()[::-1], 0)
