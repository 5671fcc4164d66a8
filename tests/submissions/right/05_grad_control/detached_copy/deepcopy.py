# verdict: passed
# why: a deepcopy of the detached tensor
from copy import deepcopy


def detached_copy(x):
    y = x.detach()
    z = deepcopy(y)
    return z
