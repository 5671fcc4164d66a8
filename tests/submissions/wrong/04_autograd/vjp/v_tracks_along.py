# verdict: failed
# mistake: none
# why: the weighted sum is right, but where v requires grad its .grad is filled too
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        (f(leaf) * v).sum().backward()
    return leaf.grad
