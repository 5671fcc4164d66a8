# verdict: failed
# why: leaves v out where the result has one element; v need not be 1
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        y = f(leaf)
        if y.numel() == 1:
            y.backward()
        else:
            y.backward(v)
    return leaf.grad
