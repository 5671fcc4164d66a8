# verdict: failed
# mistake: none
# why: switches tracking on for good, seen under an outer no_grad
import torch


def grad_of(f, x):
    torch.set_grad_enabled(True)
    leaf = x.detach().clone().requires_grad_()
    return torch.autograd.grad(f(leaf), leaf)[0]
