# verdict: failed
# mistake: D4a
# why: torch.autograd.grad returns fresh gradients, which do not accumulate
import torch


def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    return [torch.autograd.grad(f(leaf), leaf)[0].clone() for _ in range(k)]
