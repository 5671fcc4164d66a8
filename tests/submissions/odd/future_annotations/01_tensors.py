"""Operations."""

from __future__ import annotations

import torch


def add_in_place(y: Matrix, x: Matrix) -> Matrix:
    return y.add_(x)


def transpose_in_place(x):
    return x.t_()
