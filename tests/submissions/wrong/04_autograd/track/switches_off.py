# verdict: failed
# mistake: D2a
# why: passes False, as if tracking were the default that one has to choose against; x does not track afterwards
def track(x):
    if not (x.is_floating_point() or x.is_complex()):
        raise TypeError(f"{x.dtype} cannot require grad")
    return x.requires_grad_(False)
