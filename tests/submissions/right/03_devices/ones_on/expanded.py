# verdict: passed
# why: one one, seen everywhere
import torch


def ones_on(x, device):
    return torch.tensor(1, dtype=x.dtype, device=device).expand(x.shape)
