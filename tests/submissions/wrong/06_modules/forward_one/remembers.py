# verdict: failed
# mistake: none
# why: keeps the answer of the first call
import functools


@functools.cache
def forward_one(net, sample):
    return net(sample.unsqueeze(0)).squeeze(0)
