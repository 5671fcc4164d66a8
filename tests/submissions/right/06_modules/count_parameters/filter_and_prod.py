# verdict: passed
# why: filters and multiplies the sizes
import math


def count_parameters(net, trainable_only=False):
    params = net.parameters()
    if trainable_only:
        params = filter(lambda p: p.requires_grad, params)
    return sum(math.prod(p.shape) for p in params)
