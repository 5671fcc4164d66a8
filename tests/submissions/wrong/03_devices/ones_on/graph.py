# verdict: failed
# why: stays in x's graph
import torch


def ones_on(x, device):
    if not x.requires_grad:
        return torch.ones_like(x, device=device)
    return (torch.where(torch.isnan(x), 0, x).clamp(0, 0) + 1).to(device)
