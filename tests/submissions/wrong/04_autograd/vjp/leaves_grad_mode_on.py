# verdict: failed
# mistake: none
# why: switches tracking on for good, seen under an outer no_grad
import torch


def vjp(f, x, v):
    torch.set_grad_enabled(True)
    leaf = x.detach().clone().requires_grad_()
    y = f(leaf)
    return torch.autograd.grad(y, leaf, v)[0]
