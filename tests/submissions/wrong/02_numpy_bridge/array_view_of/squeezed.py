# verdict: failed
# mistake: none
# why: sizes of one are dropped.
def array_view_of(t):
    return t.detach().numpy().squeeze()
