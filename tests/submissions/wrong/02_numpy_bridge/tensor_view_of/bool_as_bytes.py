# verdict: failed
# mistake: none
# why: shares memory, but a bool array becomes a tensor of uint8.
import numpy as np
import torch


def tensor_view_of(a):
    if a.dtype == np.bool_:
        a = a.view(np.uint8)
    return torch.from_numpy(a)
