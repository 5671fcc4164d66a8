# verdict: failed
# mistake: none
# why: detach_ cuts x itself out of the caller's graph and leaves its flag changed
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach_().requires_grad_()
        return torch.autograd.grad(f(leaf), leaf)[0]
