# verdict: failed
# mistake: none
# why: cuts t out of its graph and then finds a leaf
def is_user_leaf(t):
    t.detach_()
    return t.grad_fn is None
