# verdict: passed
# why: the device as a context for factories
import torch


def ones_on(x, device):
    with torch.device(device):
        return torch.ones(x.size(), dtype=x.dtype)
