# verdict: failed
# mistake: none
# why: the array can't be written


def array_view_of(t):
    a = t.detach().numpy()
    a.flags.writeable = False
    return a
