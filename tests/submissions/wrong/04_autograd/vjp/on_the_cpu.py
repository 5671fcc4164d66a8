# verdict: failed
# mistake: none
# why: computes on the CPU, wherever x lives
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().cpu().requires_grad_()
        return torch.autograd.grad(f(leaf), leaf, v.detach().cpu())[0]
