# verdict: failed
# why: drops the device's number
import torch


def ones_on(x, device):
    return torch.ones_like(x, device=torch.device(device).type)
