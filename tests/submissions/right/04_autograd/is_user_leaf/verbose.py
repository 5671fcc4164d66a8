# verdict: passed
# why: two questions in a row
def is_user_leaf(t):
    if not t.requires_grad:
        return True  # nothing that autograd recorded
    node = t.grad_fn
    if node is not None:
        return False
    return True
