# verdict: passed
# why: reshape with both sizes computed: no -1 that an empty tensor would leave open.
import math


def flatten_batch(x):
    return x.reshape(x.shape[0], math.prod(x.shape[1:]))
