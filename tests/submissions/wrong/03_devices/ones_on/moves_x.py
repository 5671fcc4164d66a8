# verdict: failed
# why: moves x itself to the device first
import torch


def ones_on(x, device):
    x.data = x.data.to(device)
    return torch.ones_like(x)
