# verdict: failed
# mistake: none
# why: indexing with () makes a NumPy scalar of a 0-d array, which shares nothing and is no ndarray.
def array_view_of(t):
    return t.detach().numpy()[()]
