# verdict: failed
# why: ascontiguousarray leaves a reversed array of one element alone, negative stride and all, and torch.tensor raises for it.
import numpy as np
import torch


def independent_tensor(a):
    straight = np.ascontiguousarray(a).reshape(a.shape)
    return torch.tensor(straight, dtype=torch.float32)
