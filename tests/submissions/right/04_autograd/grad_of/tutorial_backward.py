# verdict: passed
# why: the tutorial's backward() and .grad, on a leaf that nobody else sees
import torch


@torch.enable_grad()
def grad_of(f, x):
    w = x.detach()
    w.requires_grad = True
    out = f(w)
    out.backward()
    return w.grad
