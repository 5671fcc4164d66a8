# verdict: failed
# mistake: none
# why: integers go through int64, where uint64 from 2**63 on turns negative.
import numpy as np
import torch


def independent_tensor(a):
    if a.dtype.kind in "iu":
        a = a.astype(np.int64)
    return torch.from_numpy(a.astype(np.float32))
