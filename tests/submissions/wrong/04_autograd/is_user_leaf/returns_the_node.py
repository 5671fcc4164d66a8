# verdict: failed
# mistake: none
# why: returns the node (or None) instead of True or False, and the wrong way round
def is_user_leaf(t):
    return t.grad_fn
