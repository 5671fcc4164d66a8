# verdict: failed
# mistake: none
# why: returns a tensor where an array was asked.
def array_view_of(t):
    return t.detach()
