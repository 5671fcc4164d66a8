# verdict: failed
# why: turns tracking off again where x tracks already
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    return x.requires_grad_(not x.requires_grad)
