# verdict: passed
# why: torch.func.jacfwd goes through f forward, once for each number of x; its zero-size case is its own
import torch


def grad_of(f, x):
    if x.numel() == 0:
        return torch.zeros_like(x, requires_grad=False)
    return torch.func.jacfwd(f)(x.detach())
