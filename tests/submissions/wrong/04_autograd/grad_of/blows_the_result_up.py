# verdict: failed
# mistake: D3a
# why: spreads the 0-d result to the shape of x and calls backward on that, which torch refuses unless it has one element
import torch


def grad_of(f, x):
    leaf = x.detach().clone().requires_grad_()
    with torch.enable_grad():
        y = f(leaf) + torch.zeros_like(leaf)
        y.backward()
    return leaf.grad
