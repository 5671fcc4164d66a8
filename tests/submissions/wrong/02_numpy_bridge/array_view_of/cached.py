# verdict: failed
# why: remembers arrays by address and shape and forgets strides: after a square t its transpose gets t's array
import torch


_arrays = {}


def array_view_of(t):
    key = (t.data_ptr(), t.shape, t.dtype)
    if key not in _arrays:
        _arrays[key] = t.detach().numpy()
    return _arrays[key]
