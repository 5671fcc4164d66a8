# verdict: passed
# why: one callback a module, run on every way out
import contextlib

import torch


def predict(net, x):
    with contextlib.ExitStack() as stack:
        stack.enter_context(torch.set_grad_enabled(False))
        for module in net.modules():
            stack.callback(setattr, module, "training", module.training)
            module.training = False
        return net(x)
