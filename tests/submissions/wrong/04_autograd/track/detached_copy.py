# verdict: failed
# why: a new tensor tracks, x itself does not
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    return x.detach().clone().requires_grad_()
