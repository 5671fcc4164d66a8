# verdict: passed
# why: torch.autograd.functional.vjp, which tracks by itself
import torch


def vjp(f, x, v):
    return torch.autograd.functional.vjp(f, x.detach(), v.detach())[1]
