# verdict: failed
# mistake: none
# why: leaves a floating y requiring grad, which it did not.
def add_in_place(y, x):
    y.add_(x)
    if y.is_floating_point() or y.is_complex():
        y.requires_grad_()
    return y
