# verdict: failed
# why: drops the dimensions of size 1 of v, which then no longer has the shape of f(x): seen with results of shape (1,) or (1, 3)
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        f(leaf).backward(v.squeeze())
    return leaf.grad
