# verdict: passed
# why: the stack closes the context on both ways out
from contextlib import ExitStack

import torch


def without_tracking(f, x):
    with ExitStack() as stack:
        stack.enter_context(torch.autograd.grad_mode.set_grad_enabled(False))
        y = f(x)
        return y
