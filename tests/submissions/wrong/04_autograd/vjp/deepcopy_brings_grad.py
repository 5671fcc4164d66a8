# verdict: failed
# why: deepcopy of x copies .grad too, to which backward then adds
import copy

import torch


def vjp(f, x, v):
    with torch.enable_grad():
        leaf = copy.deepcopy(x) if x.is_leaf else x.detach().clone()
        leaf.requires_grad_()
        f(leaf).backward(v)
    return leaf.grad
