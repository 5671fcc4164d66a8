# verdict: failed
# why: the returned tensor shares the memory but is another tensor; x does not track
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    return x.detach().requires_grad_()
