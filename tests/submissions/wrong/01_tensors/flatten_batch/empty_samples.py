# verdict: failed
# mistake: none
# why: reshape(-1, 0) leaves -1 open: samples without elements raise; right for an empty batch.
import math


def flatten_batch(x):
    return x.reshape(-1, math.prod(x.shape[1:]))
