# verdict: failed
# why: lru_cache by (net, lr, momentum): a second call after freezing a layer returns the old one, with its momentum

from functools import lru_cache

import torch


@lru_cache(maxsize=None)
def make_sgd(net, lr, momentum=0.0):
    return torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=lr, momentum=momentum)
