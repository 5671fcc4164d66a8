# verdict: failed
# why: the frozen parameters get a group of their own with lr 0: they are still in the optimizer

import torch
import torch.nn as nn
import torch.optim as optim


def make_sgd(net, lr, momentum=0.0):
    live = [p for p in net.parameters() if p.requires_grad]
    frozen = [p for p in net.parameters() if not p.requires_grad]
    groups = [{"params": live}] + ([{"params": frozen, "lr": 0.0}] if frozen else [])
    return optim.SGD(groups, lr=lr, momentum=momentum)
