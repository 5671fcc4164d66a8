# verdict: failed
# mistake: none
# why: computes in float32 and converts the result, which costs a float64 gradient half of its digits
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().float().requires_grad_()
        return torch.autograd.grad(f(leaf), leaf)[0].to(x.dtype)
