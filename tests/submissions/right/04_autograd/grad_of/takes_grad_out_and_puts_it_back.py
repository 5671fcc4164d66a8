# verdict: passed
# why: x itself is the leaf; its .grad, the same object, is away in the meantime and back at the end, as is the flag
import torch


def grad_of(f, x):
    if not x.is_leaf:
        return grad_of(f, x.detach())
    flag, old = x.requires_grad, x.grad
    x.grad = None
    try:
        with torch.enable_grad():
            x.requires_grad_()
            f(x).backward(inputs=[x])
        return x.grad
    finally:
        x.grad = old
        x.requires_grad_(flag)
