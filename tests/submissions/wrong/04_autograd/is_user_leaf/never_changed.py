# verdict: failed
# mistake: none
# why: says False for a leaf that was changed in place, which makes it no result
def is_user_leaf(t):
    return t.grad_fn is None and t._version == 0
