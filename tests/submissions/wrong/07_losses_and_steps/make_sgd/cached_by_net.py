# verdict: failed
# why: one optimizer for each net: a second call with another lr gives the first one back

import torch
import torch.nn as nn
import torch.optim as optim


import weakref

_optimizers = weakref.WeakKeyDictionary()


def make_sgd(net, lr, momentum=0.0):
    if net not in _optimizers:
        _optimizers[net] = optim.SGD([p for p in net.parameters() if p.requires_grad], lr=lr, momentum=momentum)
    return _optimizers[net]
