# verdict: failed
# mistake: D5c
# why: goes back from the sum of f(x), which is the answer for a v of ones only
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        f(leaf).sum().backward()
    return leaf.grad
