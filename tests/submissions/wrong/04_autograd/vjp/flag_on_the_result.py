# verdict: failed
# mistake: none
# why: sets the flag of the result to that of x; for f(x) = x + 1 autograd hands v itself back, and v's flag is what changes
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        (result,) = torch.autograd.grad(f(leaf), leaf, v)
    return result.requires_grad_(x.requires_grad)
