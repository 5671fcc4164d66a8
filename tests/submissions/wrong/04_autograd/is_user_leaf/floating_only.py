# verdict: failed
# mistake: none
# why: says False for integer and bool tensors, which no recorded operation made
def is_user_leaf(t):
    return t.is_floating_point() and t.grad_fn is None
