# verdict: failed
# mistake: none
# why: nodes need not have "Backward" in their name: CopySlices, after a change through a slice, has not
def is_user_leaf(t):
    return "Backward" not in type(t.grad_fn).__name__
