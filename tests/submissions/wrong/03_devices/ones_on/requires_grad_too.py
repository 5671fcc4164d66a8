# verdict: failed
# why: takes over x's flag
import torch


def ones_on(x, device):
    return torch.ones_like(x, device=device, requires_grad=x.requires_grad)
