# verdict: failed
# why: takes parameters that have a nonzero value only, so a zero-initialised bias never trains

import torch
from torch import Tensor, nn, optim


def make_sgd(net, lr, momentum=0.0):
    return optim.SGD([p for p in net.parameters() if p.requires_grad and p.any()], lr=lr, momentum=momentum)
