# verdict: failed
# mistake: none
# why: keeps the array of the first call for each shape and dtype, so a second call shows another tensor's memory.
_arrays = {}


def array_view_of(t):
    key = (tuple(t.shape), t.dtype)
    if key not in _arrays:
        _arrays[key] = t.detach().numpy()
    return _arrays[key]
