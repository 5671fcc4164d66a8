# verdict: failed
# mistake: none
# why: f sees a 1-d tensor instead of one of x's shape; right for functions that do not look at the shape
import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().reshape(-1).requires_grad_()
        return torch.autograd.grad(f(leaf), leaf)[0].reshape(x.shape)
