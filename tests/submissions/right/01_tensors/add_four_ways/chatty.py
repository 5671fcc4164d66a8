# verdict: passed
# why: prints, a star import, constants, a dataclass and helpers of its own are all allowed.
from dataclasses import astuple, dataclass, field
from torch import *
import torch

WAYS: tuple[str, ...] = ("operator", "function", "out", "in place")
print("01_tensors loaded; the ways are", WAYS)


@dataclass
class Collected:
    """Keeps the sums in the order in which they were made."""

    sums: list[torch.Tensor] = field(default_factory=list)

    def keep(self, way: str, value: torch.Tensor) -> None:
        print(f"[{way}] {tuple(value.shape)} {value.dtype}")
        self.sums.append(value)


def with_out(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    fresh = torch.full_like(x, 1)
    return torch.add(x, y, out=fresh)


def add_four_ways(x: torch.Tensor, y: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the sum of ``x`` and ``y`` four times over."""
    kept = Collected()
    kept.keep(WAYS[0], x + y)
    kept.keep(WAYS[1], add(x, y))
    kept.keep(WAYS[2], with_out(x, y))
    kept.keep(WAYS[3], clone(x).add_(y))
    a, b, c, d = kept.sums
    return a, b, c, d
