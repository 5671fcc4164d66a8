# verdict: failed
# why: functools.cache on net: a second call after freezing (or a changed net) gets the old number
import functools


@functools.cache
def count_parameters(net, trainable_only=False):
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
