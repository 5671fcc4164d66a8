# verdict: failed
# mistake: none
# why: returns an array where a tensor was asked.
import numpy as np


def independent_tensor(a):
    return a.astype(np.float32)
