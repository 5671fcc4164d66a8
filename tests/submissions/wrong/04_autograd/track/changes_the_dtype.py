# verdict: failed
# mistake: none
# why: a float64 or half x comes back as float32
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    if x.is_floating_point():
        x.data = x.data.float()
    return x.requires_grad_()
