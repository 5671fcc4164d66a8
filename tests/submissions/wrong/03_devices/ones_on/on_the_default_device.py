# verdict: failed
# why: makes them on the CPU
import torch


def ones_on(x, device):
    return torch.ones(x.shape, dtype=x.dtype)
