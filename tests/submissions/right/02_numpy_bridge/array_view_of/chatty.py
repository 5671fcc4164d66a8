# verdict: passed
# why: star imports, prints, .data (which hides the graph but shares memory) and np.asarray.
from torch import *
from numpy import asarray, ndarray
from dataclasses import dataclass
import torch

SHOW: bool = True


@dataclass
class Bridge:
    source: torch.Tensor

    def cross(self) -> ndarray:
        hidden = self.source.data
        if SHOW:
            print("crossing with", hidden.dtype, tuple(hidden.shape))
        return asarray(hidden)


def array_view_of(t: torch.Tensor) -> ndarray:
    array = Bridge(t).cross()
    print(array)
    return array
