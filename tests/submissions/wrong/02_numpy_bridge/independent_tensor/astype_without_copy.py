# verdict: failed
# mistake: B1a
# why: astype(copy=False) hands a float32 array through, and from_numpy shares its memory.
import numpy as np
import torch


def independent_tensor(a):
    if not a.flags.writeable or any(step < 0 for step in a.strides):
        a = np.array(a)
    return torch.from_numpy(a.astype(np.float32, copy=False))
