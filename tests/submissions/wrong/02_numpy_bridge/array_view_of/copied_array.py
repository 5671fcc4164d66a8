# verdict: failed
# mistake: B1a
# why: the array is copied, so it shares no memory with t.
def array_view_of(t):
    return t.detach().numpy().copy()
