# verdict: passed
# why: detach shares memory, needs no gradient, and leaves t as it is.
def array_view_of(t):
    return t.detach().numpy()
