# verdict: failed
# mistake: none
# why: computes on the CPU, so an x on another device gets a gradient on the wrong one
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().cpu().requires_grad_()
        return torch.autograd.grad(f(leaf), leaf)[0]
