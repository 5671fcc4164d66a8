# verdict: failed
# why: the leaf is an alias of x, not a copy: an f that edits its input under no_grad edits x
import torch


def accumulated_grads(f, x, k):
    leaf = x.detach().requires_grad_()
    out = []
    for _ in range(k):
        f(leaf).backward()
        out.append(leaf.grad.clone())
    return out
