# verdict: passed
# why: the definition
def is_user_leaf(t):
    return t.grad_fn is None
