# verdict: failed
# why: backward on x itself: x requires grad from now on, and its .grad is the accumulated value
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        x.requires_grad_()
        f(x).backward(v)
    return x.grad
