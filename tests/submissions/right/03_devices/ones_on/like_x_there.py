# verdict: passed
# mistake: none
# why: moves x and makes the ones like that
import torch


def ones_on(x, device):
    return torch.ones_like(x.to(device))
