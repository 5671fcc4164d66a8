# verdict: failed
# why: unsigned integers of more than 8 bits are converted to int64, as old versions of torch needed.
import numpy as np
import torch


def tensor_view_of(a):
    if a.dtype in (np.uint16, np.uint32, np.uint64):
        a = a.astype(np.int64)
    return torch.from_numpy(a)
