# verdict: failed
# why: int64 for all whole numbers
import torch


def ones_on(x, device):
    dtype = x.dtype if x.is_floating_point() or x.is_complex() else torch.int64
    return torch.ones(x.shape, dtype=dtype, device=device)
