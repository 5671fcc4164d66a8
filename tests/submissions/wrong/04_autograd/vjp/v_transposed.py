# verdict: failed
# why: a square v is used transposed
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().requires_grad_()
        w = v.mT if v.dim() == 2 and v.shape[0] == v.shape[1] else v
        return torch.autograd.grad(f(leaf), leaf, w)[0]
