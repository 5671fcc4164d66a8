# verdict: failed
# why: the right number of ones in a row
import torch


def ones_on(x, device):
    return torch.ones(x.numel(), dtype=x.dtype, device=device)
