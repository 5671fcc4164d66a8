# verdict: failed
# mistake: none
# why: returns a wrapper around net
from torch import nn


def move_model(net, device):
    return nn.Sequential(net.to(device))
