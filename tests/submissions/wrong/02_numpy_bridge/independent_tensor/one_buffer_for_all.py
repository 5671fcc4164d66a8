# verdict: failed
# why: one buffer for each shape is written anew at every call, so an earlier result changes when the next is made.
import numpy as np
import torch

_buffers = {}


def independent_tensor(a):
    buffer = _buffers.setdefault(a.shape, np.empty(a.shape, np.float32))
    buffer[...] = a
    return torch.from_numpy(buffer)
