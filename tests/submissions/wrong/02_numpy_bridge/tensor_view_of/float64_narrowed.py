# verdict: failed
# why: float64 is taken for too much and converted; right for every other dtype.
import numpy as np
import torch


def tensor_view_of(a):
    if a.dtype == np.float64:
        a = a.astype(np.float32)
    return torch.from_numpy(a)
