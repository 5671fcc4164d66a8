# verdict: failed
# mistake: none
# why: torch.autograd.grad returns a tuple, and it is handed on
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        return torch.autograd.grad(f(leaf), leaf)
