# verdict: failed
# why: makes them where x is
import torch


def ones_on(x, device):
    return torch.ones_like(x)
