# verdict: failed
# mistake: D1d
# why: an integer x raises torch's RuntimeError where the contract says TypeError
def track(x):
    return x.requires_grad_()
