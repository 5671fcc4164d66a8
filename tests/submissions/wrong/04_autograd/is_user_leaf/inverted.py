# verdict: failed
# why: the answer to the opposite question
def is_user_leaf(t):
    return t.grad_fn is not None
