# verdict: passed
# why: astype copies always, which settles dtype, read-only memory and negative strides at once.
import numpy as np
import torch


def independent_tensor(a):
    return torch.from_numpy(a.astype(np.float32))
