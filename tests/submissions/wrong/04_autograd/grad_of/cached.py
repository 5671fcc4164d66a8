# verdict: failed
# mistake: none
# why: functools.cache goes by the tensor object, so a second call after x has changed gets the first answer
import functools

import torch


@functools.cache
def grad_of(f, x):
    with torch.enable_grad():
        leaf = x.detach().clone().requires_grad_()
        return torch.autograd.grad(f(leaf), leaf)[0]
