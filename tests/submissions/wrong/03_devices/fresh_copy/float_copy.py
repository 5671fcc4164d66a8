# verdict: failed
# mistake: none
# why: the copy is float32
import torch


def fresh_copy(x, device):
    return torch.empty(x.shape, device=device).copy_(x.detach())
