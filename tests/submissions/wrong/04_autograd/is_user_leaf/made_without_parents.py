# verdict: failed
# mistake: none
# why: takes a result whose first argument did not track for a leaf
def is_user_leaf(t):
    return t.grad_fn is None or t.grad_fn.next_functions[0][0] is None
