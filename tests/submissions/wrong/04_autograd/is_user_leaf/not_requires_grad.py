# verdict: failed
# mistake: none
# why: takes every tensor that tracks for a result, also a parameter that the user made
def is_user_leaf(t):
    return not t.requires_grad
