# verdict: failed
# why: reuses one buffer a shape, so the second call overwrites the first copy
import torch

buffers = {}


@torch.no_grad()
def detached_copy(x):
    key = (tuple(x.shape), x.dtype, x.device)
    if key not in buffers:
        buffers[key] = torch.empty_like(x)
    return buffers[key].copy_(x)
