# verdict: passed
# why: a hook on f(x) hands v on in place of the ones that the sum sends back
import torch


@torch.enable_grad()
def vjp(f, x, v):
    leaf = x.detach().clone().requires_grad_()
    y = f(leaf) * 1
    y.register_hook(lambda _: v.detach().clone())
    y.sum().backward()
    return leaf.grad
