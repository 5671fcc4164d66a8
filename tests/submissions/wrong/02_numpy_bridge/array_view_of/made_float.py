# verdict: failed
# mistake: none
# why: float() keeps memory and dtype for float32 only; every other dtype is converted into a copy.
def array_view_of(t):
    return t.detach().float().numpy()
