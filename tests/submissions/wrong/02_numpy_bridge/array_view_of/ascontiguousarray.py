# verdict: failed
# why: copies what is not contiguous, and makes a 0-d array one-dimensional.
import numpy as np


def array_view_of(t):
    return np.ascontiguousarray(t.detach().numpy())
