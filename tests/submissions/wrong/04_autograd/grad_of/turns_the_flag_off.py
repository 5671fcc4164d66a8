# verdict: failed
# mistake: none
# why: switches tracking off at the end, also where x was tracking before the call
import torch


def grad_of(f, x):
    if not x.is_leaf:
        x = x.detach()
    with torch.enable_grad():
        x.requires_grad_(True)
        (gradient,) = torch.autograd.grad(f(x), x)
    x.requires_grad_(False)
    return gradient
