# verdict: failed
# why: adds up row by row, which a 0-d result has not and a result of two dimensions has too many of
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        total = torch.zeros_like(leaf)
        for y_i, v_i in zip(f(leaf), v, strict=True):
            total += v_i * torch.autograd.grad(y_i, leaf, retain_graph=True)[0]
    return total.detach()
