# verdict: failed
# why: takes the difference of .grad after and before, which loses the gradient beside a large old .grad, and replaces x.grad
import torch


def grad_of(f, x):
    if not x.is_leaf or x.grad is None:
        leaf = x.detach().clone().requires_grad_()
        with torch.enable_grad():
            f(leaf).backward()
        return leaf.grad
    flag, before = x.requires_grad, x.grad.clone()
    with torch.enable_grad():
        x.requires_grad_()
        f(x).backward()
    result = x.grad - before
    x.requires_grad_(flag)
    x.grad = before
    return result
