# verdict: passed
# why: torch.func.grad does not heed an outer no_grad and leaves x alone
import torch


def grad_of(f, x):
    return torch.func.grad(f)(x.detach())
