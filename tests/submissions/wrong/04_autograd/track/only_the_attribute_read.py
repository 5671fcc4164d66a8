# verdict: failed
# why: a bare `x.requires_grad` reads the flag and changes nothing
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    x.requires_grad
    return x
