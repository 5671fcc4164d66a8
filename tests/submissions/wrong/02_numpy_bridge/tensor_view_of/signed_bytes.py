# verdict: failed
# mistake: none
# why: shares memory, but reads uint8 as int8, so 200 becomes -56.
import numpy as np
import torch


def tensor_view_of(a):
    if a.dtype == np.uint8:
        a = a.view(np.int8)
    return torch.from_numpy(a)
