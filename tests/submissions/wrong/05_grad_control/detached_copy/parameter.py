# verdict: failed
# why: nn.Parameter requires grad again
from torch import nn


def detached_copy(x):
    return nn.Parameter(x.detach().clone())
