# verdict: passed
# why: adds the gradients up by itself; each total is a new tensor
import torch


def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_(True)
    total = torch.zeros_like(leaf, requires_grad=False)
    result: list[torch.Tensor] = []
    step = 0
    while step < k:
        (gradient,) = torch.autograd.grad(f(leaf), [leaf])
        total = total + gradient
        result.append(total)
        step += 1
    return result
