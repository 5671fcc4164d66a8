# verdict: passed
# why: star import, prints, a frozen dataclass and a copy that is brought back into out's own memory.
from dataclasses import dataclass
from torch import *
import torch

VERBOSE = True


@dataclass(frozen=True)
class Job:
    x: torch.Tensor
    y: torch.Tensor
    target: torch.Tensor

    def run(self) -> torch.Tensor:
        scratch = self.target.clone()
        scratch.fill_(0)
        scratch = scratch.copy_(add(self.x, self.y))
        self.target.copy_(scratch)
        return self.target


def _say(*words: object) -> None:
    if VERBOSE:
        print(*words, flush=True)


def add_into(x: torch.Tensor, y: torch.Tensor, out: torch.Tensor) -> torch.Tensor:
    _say("adding", tuple(x.shape), "and", tuple(y.shape), "into", tuple(out.shape))
    result = Job(x, y, out).run()
    _say("done:", result)
    return result
