# verdict: failed
# mistake: none
# why: a bool array stays bool; float32 was asked.
import numpy as np
import torch


def independent_tensor(a):
    if a.dtype == np.bool_:
        return torch.from_numpy(a.copy())
    return torch.from_numpy(a.astype(np.float32))
