# verdict: failed
# mistake: none
# why: says False for a view that no recorded operation made
def is_user_leaf(t):
    return t.grad_fn is None and not t._is_view()
