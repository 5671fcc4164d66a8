# verdict: failed
# mistake: none
# why: .T turns the dimensions round; right for 0-d, 1-d and symmetric tensors.
def array_view_of(t):
    return t.detach().numpy().T
