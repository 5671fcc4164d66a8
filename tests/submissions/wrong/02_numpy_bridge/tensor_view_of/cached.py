# verdict: failed
# why: remembers tensors by address and shape and forgets strides: after a square a its transpose gets a's tensor
import torch


_tensors = {}


def tensor_view_of(a):
    key = (a.ctypes.data, a.shape, a.dtype)
    if key not in _tensors:
        _tensors[key] = torch.from_numpy(a)
    return _tensors[key]
