# verdict: passed
# why: no node is a false one
def is_user_leaf(t):
    return not bool(t.grad_fn)
