# verdict: failed
# mistake: none
# why: takes v to float32 first, which costs a float64 v half of its digits
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        y = f(leaf)
        return torch.autograd.grad(y, leaf, v.float().to(y.dtype))[0]
