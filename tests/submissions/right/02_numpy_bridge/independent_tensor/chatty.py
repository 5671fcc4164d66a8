# verdict: passed
# why: star import, prints, typed helpers; the order of memory is asked for by name.
from torch import *
from typing import Final
import numpy as np
import torch

TARGET: Final = np.dtype(np.float32)


def _ordinary(a: np.ndarray) -> np.ndarray:
    """A new C-ordered float32 array with the values of ``a``."""
    fresh = np.zeros(a.shape, dtype=TARGET, order="C")
    np.copyto(fresh, a, casting="unsafe")
    return fresh


def independent_tensor(a: np.ndarray) -> torch.Tensor:
    print("before:", a.dtype, a.strides, a.flags.writeable)
    result = clone(from_numpy(_ordinary(a)))
    print("after:", result.dtype, result.stride())
    return result
