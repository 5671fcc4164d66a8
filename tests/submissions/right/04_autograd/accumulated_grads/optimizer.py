# verdict: passed
# why: a Parameter and an optimizer that never clears; copies into empty tensors
import torch
from torch import nn


def accumulated_grads(f, x, k):
    leaf = nn.Parameter(x.detach().clone())
    optimizer = torch.optim.SGD([leaf], lr=0.0)
    snapshots = []
    for _ in range(k):
        f(leaf).backward()
        (only,) = optimizer.param_groups[0]["params"]
        snapshots.append(torch.empty_like(only.grad).copy_(only.grad))
    return snapshots
