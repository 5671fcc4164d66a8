# verdict: failed
# why: the flag of a tensor that an operation made can't be switched off, so a tracked result raises; right for leaves.
def array_view_of(t):
    flag = t.requires_grad
    t.requires_grad_(False)
    array = t.numpy()
    t.requires_grad_(flag)
    return array
