# verdict: passed
# why: numpy(force=True) detaches by itself and shares memory for a tensor on the CPU.
import numpy as np
import torch


def array_view_of(t: torch.Tensor) -> np.ndarray:
    return t.numpy(force=True)
