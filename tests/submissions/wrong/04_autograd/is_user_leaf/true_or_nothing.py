# verdict: failed
# mistake: none
# why: returns None instead of False for the result of an operation
def is_user_leaf(t):
    if t.grad_fn is None:
        return True
