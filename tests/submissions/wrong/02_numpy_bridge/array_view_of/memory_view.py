# verdict: failed
# mistake: none
# why: returns Python's memoryview where an array was asked.
def array_view_of(t):
    return t.detach().numpy().data
