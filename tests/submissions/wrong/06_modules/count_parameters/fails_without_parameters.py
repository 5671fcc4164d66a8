# verdict: failed
# mistake: none
# why: cannot add up nothing
from functools import reduce


def count_parameters(net, trainable_only=False):
    return reduce(lambda a, b: a + b, [p.numel() for p in net.parameters() if p.requires_grad or not trainable_only])
