# verdict: failed
# mistake: none
# why: the shape is lost.
import numpy as np
import torch


def independent_tensor(a):
    return torch.from_numpy(np.array(a, dtype=np.float32).reshape(-1))
