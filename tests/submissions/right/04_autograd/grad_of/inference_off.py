# verdict: passed
# why: also turns inference mode off around it
import contextlib

import torch


def grad_of(f, x):
    with contextlib.ExitStack() as stack:
        stack.enter_context(torch.inference_mode(False))
        stack.enter_context(torch.enable_grad())
        leaf = x.detach().clone().requires_grad_()
        y = f(leaf)
        return next(iter(torch.autograd.grad(y, leaf, y.detach().new_ones(()))))
