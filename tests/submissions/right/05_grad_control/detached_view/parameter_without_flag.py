# verdict: passed
# why: a Parameter without its flag lies over the memory that it is given and shares the version counter
from torch import nn


def detached_view(x):
    return nn.Parameter(x.detach(), requires_grad=False)
