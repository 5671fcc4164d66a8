# verdict: failed
# mistake: D5c
# why: passes ones as gradient and never uses v
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        y = f(leaf)
        y.backward(torch.ones_like(y))
    return leaf.grad
