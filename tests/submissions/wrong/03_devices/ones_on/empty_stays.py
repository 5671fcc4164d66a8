# verdict: failed
# why: leaves an x without elements where it is
import torch


def ones_on(x, device):
    if x.numel() == 0:
        return torch.empty_like(x, requires_grad=False)
    return torch.ones_like(x, device=device)
