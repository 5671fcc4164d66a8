# verdict: failed
# why: only net's own parameters, none of its submodules'

import torch
import torch.nn as nn
import torch.optim as optim


def make_sgd(net, lr, momentum=0.0):
    own = [p for p in net.parameters(recurse=False) if p.requires_grad]
    return optim.SGD(own or [p for p in net.parameters() if p.requires_grad], lr=lr, momentum=momentum)
