# verdict: passed
# why: an nn.Parameter over the same memory as leaf, the gradient caught by a hook on its way in
import contextlib

import torch
from torch import nn


def grad_of(f, x):
    caught = []
    with contextlib.ExitStack() as stack:
        stack.enter_context(torch.set_grad_enabled(True))
        leaf = nn.Parameter(x.data)
        stack.callback(leaf.register_hook(caught.append).remove)
        f(leaf).backward(inputs=[leaf])
    return caught[0]
