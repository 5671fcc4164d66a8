# verdict: failed
# why: computes one gradient and multiplies; an f with a state (dropout, a counter) gives another gradient each time
import torch


def accumulated_grads(f, x, k):
    if k == 0:
        return []
    leaf = x.detach().clone().requires_grad_()
    (gradient,) = torch.autograd.grad(f(leaf), leaf)
    return [gradient * (i + 1) for i in range(k)]
