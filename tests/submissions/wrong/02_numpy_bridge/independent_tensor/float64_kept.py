# verdict: failed
# mistake: none
# why: widens to float64; float32 was asked.
import numpy as np
import torch


def independent_tensor(a):
    return torch.from_numpy(a.astype(np.float64))
