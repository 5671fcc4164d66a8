# verdict: failed
# mistake: none
# why: asks retain_grad, which refuses t where it does not track
def is_user_leaf(t):
    t.retain_grad()
    return not t.retains_grad
