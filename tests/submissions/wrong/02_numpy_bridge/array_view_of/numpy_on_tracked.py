# verdict: failed
# mistake: B2c
# why: numpy() raises for a tensor that requires grad.
def array_view_of(t):
    return t.numpy()
