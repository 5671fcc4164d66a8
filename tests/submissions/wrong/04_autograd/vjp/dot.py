# verdict: failed
# mistake: none
# why: torch.dot takes 1-d tensors only, f(x) may have any shape
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        torch.dot(f(leaf), v.detach()).backward()
    return leaf.grad
