# verdict: failed
# mistake: none
# why: stacks the snapshots into one tensor where a list is asked, and torch.stack refuses k = 0
import torch


def accumulated_grads(f, x, k):
    leaf = x.detach().clone().requires_grad_()
    grads = []
    for _ in range(k):
        f(leaf).backward()
        grads.append(leaf.grad.clone())
    return torch.stack(grads)
