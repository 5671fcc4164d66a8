# verdict: failed
# mistake: none
# why: says False for a tensor made in inference mode, which nothing recorded
def is_user_leaf(t):
    return t.is_leaf and not t.is_inference()
