# verdict: failed
# mistake: D4c
# why: puts flag and .grad back, but backward has added to that very .grad in place: both it and the result are the sum
import torch


def grad_of(f, x):
    if not x.is_leaf:
        x = x.detach()
    flag, before = x.requires_grad, x.grad
    with torch.enable_grad():
        x.requires_grad_()
        f(x).backward()
    result = x.grad.clone()
    x.requires_grad_(flag)
    x.grad = before
    return result
