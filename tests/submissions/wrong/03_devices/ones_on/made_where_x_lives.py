# verdict: failed
# mistake: none
# why: makes the ones where x lives and moves them
import torch


def ones_on(x, device):
    return torch.ones_like(x).to(device)
