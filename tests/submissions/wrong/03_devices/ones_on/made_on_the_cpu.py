# verdict: failed
# mistake: none
# why: makes the ones on the CPU and moves them
import torch


def ones_on(x, device):
    return torch.ones(x.shape, dtype=x.dtype, device="cpu").to(device)
