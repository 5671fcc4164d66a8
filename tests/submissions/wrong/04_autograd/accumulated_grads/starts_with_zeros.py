# verdict: failed
# mistake: none
# why: lists the state before the first backward too: k + 1 entries, and one for k = 0
import torch


def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = [torch.zeros_like(x).detach()]
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone())
    return grads
