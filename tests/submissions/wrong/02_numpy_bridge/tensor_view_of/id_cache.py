# verdict: failed
# why: tensors are remembered by id(a): the second call returns the same tensor, with the shape or flag that the caller gave it in between; a later view at a dead view's address gets the wrong memory
import torch

_SEEN = {}


def tensor_view_of(a):
    key = (id(a), a.shape, a.dtype.str)
    if key not in _SEEN:
        _SEEN[key] = torch.from_numpy(a.view())
    return _SEEN[key]
