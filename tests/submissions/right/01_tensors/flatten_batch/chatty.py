# verdict: passed
# why: merges two dimensions at a time, prints each step; star import, an enum, a generator as a helper.
from torch import *
from enum import IntEnum
from collections.abc import Iterator
import torch


class Axis(IntEnum):
    BATCH = 0
    FIRST = 1
    SECOND = 2


def _steps(x: torch.Tensor) -> Iterator[torch.Tensor]:
    if x.dim() == 1:
        x = x.unsqueeze(Axis.FIRST)
    yield x
    while x.dim() > 2:
        x = flatten(x, Axis.FIRST, Axis.SECOND)
        yield x


def flatten_batch(x: torch.Tensor) -> torch.Tensor:
    *_, last = _steps(x)
    for step in _steps(x):
        print("->", tuple(step.shape))
    return last
