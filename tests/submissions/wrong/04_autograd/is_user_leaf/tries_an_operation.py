# verdict: failed
# mistake: none
# why: looks at the result of an operation on t; True for everything under no_grad, False for a leaf that tracks
def is_user_leaf(t):
    return (t * 1).grad_fn is None
