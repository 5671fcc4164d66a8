# verdict: failed
# mistake: D4c
# why: keeps the leaf of an earlier call with the same x, so the second call returns the sum of two gradients
import torch

leaves = {}


def grad_of(f, x):
    with torch.enable_grad():
        key = (x.dtype, x.device, tuple(x.flatten().tolist()), tuple(x.shape))
        if key not in leaves:
            leaves[key] = x.detach().clone().requires_grad_()
        leaf = leaves[key]
        f(leaf).backward()
    return leaf.grad
