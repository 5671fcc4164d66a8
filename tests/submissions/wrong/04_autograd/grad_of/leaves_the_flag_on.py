# verdict: failed
# mistake: none
# why: autograd.grad leaves .grad alone, but x requires grad from now on
import torch


def grad_of(f, x):
    with torch.enable_grad():
        if not x.requires_grad:
            x.requires_grad_()
        return torch.autograd.grad(f(x), x)[0]
