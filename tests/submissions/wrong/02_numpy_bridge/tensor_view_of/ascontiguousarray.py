# verdict: failed
# why: copies an array that is not contiguous, and makes a 0-d one one-dimensional.
import numpy as np
import torch


def tensor_view_of(a):
    return torch.from_numpy(np.ascontiguousarray(a))
