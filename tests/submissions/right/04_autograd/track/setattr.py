# verdict: passed
# why: sets the flag by its name
def track(x):
    if x.dtype.is_floating_point or x.dtype.is_complex:
        setattr(x, "requires_grad", True)
        return x
    raise TypeError("no number of this kind has a gradient")
