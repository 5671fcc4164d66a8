# verdict: failed
# mistake: none
# why: returns the array where a tensor was asked.
def tensor_view_of(a):
    return a
