# verdict: passed
# why: a hook that runs after each accumulation takes the snapshot
import copy

from torch import nn


def accumulated_grads(f, x, k):
    snapshots = []
    leaf = nn.Parameter(x.detach().clone())
    leaf.register_post_accumulate_grad_hook(lambda p: snapshots.append(copy.deepcopy(p.grad)))
    for _ in range(k):
        loss = f(leaf)
        loss.backward()
    return snapshots
