# verdict: failed
# why: float32 whatever x is
import torch


def ones_on(x, device):
    return torch.ones(x.shape, device=device)
