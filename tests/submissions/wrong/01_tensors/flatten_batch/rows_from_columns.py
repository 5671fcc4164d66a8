# verdict: failed
# mistake: A6d
# why: makes rows of all numbers and turns them: each row holds numbers of several samples
import math


def flatten_batch(x):
    k = math.prod(x.shape[1:])
    return x.reshape(k, x.shape[0]).t()
