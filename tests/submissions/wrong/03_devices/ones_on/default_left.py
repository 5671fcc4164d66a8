# verdict: failed
# says: default device|cuda
# why: leaves the default device changed
import torch


def ones_on(x, device):
    torch.set_default_device(device)
    return torch.ones(x.shape, dtype=x.dtype)
