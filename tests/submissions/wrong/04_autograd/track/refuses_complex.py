# verdict: failed
# mistake: none
# why: refuses complex64, a dtype that can require grad
def track(x):
    if not x.is_floating_point():
        raise TypeError(f"{x.dtype} cannot require grad")
    return x.requires_grad_()
