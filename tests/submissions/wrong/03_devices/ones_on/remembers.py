# verdict: failed
# why: hands out the same memory again
import functools

import torch


@functools.cache
def ones(shape, dtype, device):
    return torch.ones(shape, dtype=dtype, device=device)


def ones_on(x, device):
    return ones(x.shape, x.dtype, torch.device(device))
