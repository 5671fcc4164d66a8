# verdict: failed
# why: gives f a float64 tensor, which an f with float32 weights refuses
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().double().requires_grad_()
        return torch.autograd.grad(f(leaf), leaf)[0].to(x.dtype)
