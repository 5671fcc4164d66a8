# verdict: passed
# why: torch.tensor creates on the device what it reads from a list
import torch


def ones_on(x, device):
    return torch.tensor([1] * x.numel(), dtype=x.dtype, device=device).reshape(x.shape)
