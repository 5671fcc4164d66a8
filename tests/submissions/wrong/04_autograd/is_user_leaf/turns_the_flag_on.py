# verdict: failed
# mistake: none
# why: the answer is right for floating dtypes, but t requires grad from now on, and an integer t raises
def is_user_leaf(t):
    t.requires_grad_()
    return t.is_leaf
