# verdict: failed
# why: infinite gradients (sqrt at 0) are replaced by large numbers
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        g, = torch.autograd.grad(f(leaf), leaf)
    return torch.nan_to_num(g)
