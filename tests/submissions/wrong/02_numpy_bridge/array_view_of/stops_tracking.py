# verdict: failed
# why: requires_grad_(False) changes t, which must go on requiring grad (and raises where t is a result).
def array_view_of(t):
    return t.requires_grad_(False).numpy()
