# verdict: failed
# why: multiplies v into f(x) in place, which spoils a result that autograd has saved, such as that of exp, and a result that is the leaf itself
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        y = f(leaf)
        y.mul_(v.detach())
        y.sum().backward()
    return leaf.grad
