# verdict: failed
# mistake: none
# why: asks for .grad, which a leaf has only after a backward
def is_user_leaf(t):
    return t.is_leaf and t.grad is not None
