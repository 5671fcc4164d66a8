# verdict: failed
# mistake: none
# why: takes "tracks" for "is a leaf": wrong for plain tensors and for results
def is_user_leaf(t):
    return t.requires_grad
