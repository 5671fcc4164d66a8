# verdict: failed
# mistake: none
# why: raises ValueError for integers where the contract says TypeError
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise ValueError(f"{x.dtype} cannot require grad")
    return x.requires_grad_()
