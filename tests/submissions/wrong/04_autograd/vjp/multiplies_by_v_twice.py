# verdict: failed
# why: takes what backward(v) left in .grad for J and multiplies it by v once more
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        f(leaf).backward(v)
    return v * leaf.grad
