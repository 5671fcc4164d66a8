# verdict: failed
# mistake: none
# why: makes its memory on the default device, wherever x lives
import torch


@torch.no_grad()
def detached_copy(x):
    return torch.empty(x.shape, dtype=x.dtype).copy_(x)
