# verdict: failed
# mistake: none
# why: gives a non-contiguous x new memory, so it leaves the tensor that it was a view of
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    if not x.is_contiguous():
        x.data = x.data.contiguous()
    return x.requires_grad_()
