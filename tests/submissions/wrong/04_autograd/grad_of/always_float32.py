# verdict: failed
# mistake: none
# why: computes in float32, so a float64 or half x gets a gradient of another dtype
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().float().requires_grad_()
        return torch.autograd.grad(f(leaf), leaf)[0]
