# verdict: failed
# mistake: none
# why: says False for a tensor that does not track, which no recorded operation made either
def is_user_leaf(t):
    return t.is_leaf and t.requires_grad
