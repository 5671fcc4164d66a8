# verdict: passed
# why: star import, prints, a dataclass and the DLPack protocol.
from torch import *
from dataclasses import dataclass, field
from typing import ClassVar
import numpy as np
import torch

LIBRARIES = {"from": np.__version__, "to": torch.__version__}
print("bridge:", LIBRARIES)


@dataclass
class Crossing:
    count: ClassVar[int] = 0
    array: np.ndarray
    notes: list[str] = field(default_factory=list)

    def go(self) -> torch.Tensor:
        type(self).count += 1
        self.notes.append(f"crossing {self.count}: {self.array.dtype} {self.array.shape}")
        tensor = torch.utils.dlpack.from_dlpack(self.array)
        print(*self.notes, tensor, sep="\n")
        return tensor


def tensor_view_of(a: np.ndarray) -> torch.Tensor:
    return Crossing(a).go()
