# verdict: failed
# mistake: none
# why: sets the shape of the caller's array on the way and leaves it flat.
import torch


def tensor_view_of(a):
    shape = a.shape
    if a.flags.c_contiguous:
        a.shape = (-1,) if a.size else (0,)
        return torch.from_numpy(a).view(shape)
    return torch.from_numpy(a)
