# verdict: passed
# why: an error class of its own that is a ValueError, a dataclass, prints and a star import.
from torch import *
from dataclasses import dataclass
import torch


class NoSuchView(ValueError):
    """x can't be seen that way."""


@dataclass(slots=True)
class Plan:
    rows: int
    columns: int

    @classmethod
    def of(cls, x: torch.Tensor, k: int) -> "Plan":
        if numel(x) % k > 0:
            print(f"{x.numel()} % {k} = {x.numel() % k}")
            raise NoSuchView(f"{x.numel()} is no multiple of {k}")
        return cls(rows=numel(x) // k, columns=k)


def as_rows(x: torch.Tensor, k: int) -> torch.Tensor:
    plan = Plan.of(x, k)
    print(plan)
    try:
        return x.view((plan.rows, plan.columns))
    except Exception as error:
        print("view says:", error)
        raise NoSuchView(str(error)) from None
