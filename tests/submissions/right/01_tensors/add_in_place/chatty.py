# verdict: passed
# why: a class does the work, prints come before and after, a star import shadows builtins: none of it matters.
from torch import *
from dataclasses import dataclass
from typing import Any, Final
import torch

ONE: Final[int] = 1


@dataclass
class Adder:
    target: torch.Tensor
    log: Any = None

    def __matmul__(self, amount: torch.Tensor) -> "Adder":
        print("before:", self.target)
        self.target[...] = add(self.target, amount, alpha=ONE)
        print("after:", self.target)
        return self


def add_in_place(y: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    adder = Adder(y) @ x
    return adder.target


if __name__ == "__main__":
    print(add_in_place(torch.zeros(2), torch.ones(2)))
