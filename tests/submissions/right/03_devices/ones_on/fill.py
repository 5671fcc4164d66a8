# verdict: passed
# why: memory first, ones then
import torch


def ones_on(x, device):
    return torch.empty_like(x, device=device, requires_grad=False).fill_(1)
