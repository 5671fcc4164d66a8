# verdict: failed
# why: leaves a tensor without elements untracked
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    if x.numel() > 0:
        x.requires_grad_()
    return x
