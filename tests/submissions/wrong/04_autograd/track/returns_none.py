# verdict: failed
# mistake: none
# why: turns tracking on but forgets to return x
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    x.requires_grad = True
