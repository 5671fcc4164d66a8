# verdict: failed
# why: makes a leaf of its own only where x does not track; else the gradient runs into x.grad
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x if x.requires_grad and x.is_leaf else x.detach().clone().requires_grad_()
        f(leaf).backward(v)
    return leaf.grad.clone()
