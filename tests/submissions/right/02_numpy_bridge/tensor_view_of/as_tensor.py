# verdict: passed
# why: as_tensor copies nothing where dtype and device stay as they are.
import numpy as np
import torch


def tensor_view_of(a: np.ndarray) -> torch.Tensor:
    tensor = torch.as_tensor(a)
    return tensor
