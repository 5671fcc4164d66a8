# verdict: failed
# mistake: F4b
# why: trains a copy
import copy

import torch


def make_sgd(net, lr, momentum=0.0):
    net = copy.deepcopy(net)
    return torch.optim.SGD([p for p in net.parameters() if p.requires_grad], lr=lr, momentum=momentum)
