# verdict: failed
# mistake: none
# why: makes floats of integers, where the contract says TypeError
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        x = x.float()
    return x.requires_grad_()
