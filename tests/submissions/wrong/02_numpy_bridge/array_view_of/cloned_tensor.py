# verdict: failed
# mistake: B1a
# why: the array shares memory with a clone of t, not with t.
def array_view_of(t):
    return t.detach().clone().numpy()
