# verdict: passed
# why: a copy for the strides, a second one by torch.tensor for the dtype.
import numpy as np
import torch


def independent_tensor(a: np.ndarray) -> torch.Tensor:
    ordinary = a.copy()
    return torch.tensor(ordinary, dtype=torch.float32)
