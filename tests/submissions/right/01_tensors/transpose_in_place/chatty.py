# verdict: passed
# why: a star import, prints, a helper with a match statement.
from torch import *
from typing import TypeAlias
import torch

Matrix: TypeAlias = torch.Tensor
ROWS, COLUMNS = 0, 1


def _check(x: Matrix) -> None:
    match tuple(x.shape):
        case (rows, columns):
            print(f"{rows} rows and {columns} columns become {columns} rows and {rows} columns")
        case other:
            raise ValueError(f"a matrix was expected, not {other}")


def transpose_in_place(x: Matrix) -> Matrix:
    _check(x)
    turned = x.swapaxes_(ROWS, COLUMNS)
    assert turned is x
    print(x)
    return turned
