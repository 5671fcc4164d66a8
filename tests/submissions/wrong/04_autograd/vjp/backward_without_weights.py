# verdict: failed
# mistake: D3a
# why: calls backward on a result of several numbers without weights for them, and multiplies by v too late
import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        f(leaf).backward()
    return leaf.grad * v
