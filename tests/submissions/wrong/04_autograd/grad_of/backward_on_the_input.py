# verdict: failed
# mistake: D3a
# why: calls backward on the input, which is no scalar, and not on the result
import torch


def grad_of(f, x):
    leaf = x.detach().clone().requires_grad_()
    with torch.enable_grad():
        f(leaf)
        leaf.backward()
    return leaf.grad
