# verdict: passed
# why: a context manager of its own for the flags, no_grad as decorator, names instead of modules as keys
from contextlib import contextmanager

import torch


@contextmanager
def evaluating(net):
    before = {name: module.training for name, module in net.named_modules()}
    try:
        net.train(False)
        yield net
    finally:
        for name, flag in before.items():
            net.get_submodule(name).training = flag


@torch.no_grad()
def predict(net, x):
    with evaluating(net) as quiet:
        out = quiet(x)
    return out
