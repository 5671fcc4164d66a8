# verdict: failed
# why: a private leaf, but then its gradient is also written to x.grad
import torch


def grad_of(f, x):
    leaf = x.detach().clone().requires_grad_()
    with torch.enable_grad():
        f(leaf).backward()
    x.grad = leaf.grad
    return x.grad
