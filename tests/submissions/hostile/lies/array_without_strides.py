# tries: one number that an array shows a hundred million times
# exercise: array_view_of
# verdict: failed
# cause: answer|memory|timeout
import numpy as np


def array_view_of(t):
    return np.lib.stride_tricks.as_strided(np.zeros(1), (10**8,), (0,))
