# verdict: failed
# mistake: none
# why: leaves an integer x as it is, without the TypeError
def track(x):
    if x.is_floating_point() or x.is_complex():
        x.requires_grad_()
    return x
