# verdict: failed
# mistake: D4c
# why: deepcopy of a leaf copies .grad too, so where x has a .grad the sum of both comes back
import copy

import torch


def grad_of(f, x):
    with torch.enable_grad():
        leaf = copy.deepcopy(x) if x.is_leaf else x.detach().clone()
        leaf.requires_grad_()
        f(leaf).backward()
    return leaf.grad
