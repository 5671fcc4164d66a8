# verdict: passed
# why: grad_outputs is v
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().requires_grad_()
        y = f(leaf)
    return torch.autograd.grad(y, leaf, grad_outputs=v)[0]
