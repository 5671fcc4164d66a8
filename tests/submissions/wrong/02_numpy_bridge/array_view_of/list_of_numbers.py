# verdict: failed
# mistake: B1a
# why: goes through Python numbers into a new array.
import numpy as np
import torch


def array_view_of(t):
    dtype = torch.empty(0, dtype=t.dtype).numpy().dtype
    return np.array(t.tolist(), dtype=dtype).reshape(tuple(t.shape))
