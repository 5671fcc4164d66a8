from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import torch


@dataclass
class Pair:
    kind: ClassVar[str] = 'pair'
    y: torch.Tensor = None


def add_in_place(y, x):
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
