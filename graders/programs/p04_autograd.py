"""Programs of 04_autograd.py: functions to differentiate, by name, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from graders.worker.harness import Submission

#: f: Tensor -> 0-d tensor of x's dtype that depends on x; smooth, finite on small numbers
SCALARS: dict[str, Callable[[Tensor], Tensor]] = {
    "(x * x).sum()": lambda x: (x * x).sum(),
    "(3 * x).sum()": lambda x: (3 * x).sum(),
    "(x ** 3 + x).sum()": lambda x: (x**3 + x).sum(),
    "torch.sin(x).sum() * 2": lambda x: torch.sin(x).sum() * 2,
    "(x * x.detach()).sum()": lambda x: (x * x.detach()).sum(),
    "x.clone().mul_(x).sum()": lambda x: x.clone().mul_(x).sum(),
}


def grad_of(submission: Submission, f: str, x: Tensor) -> dict[str, Any]:
    """The gradient that the learner finds, twice from the same x: the second must not have the first in it."""
    first = submission.call("grad_of", SCALARS[f], x)
    kept = first.clone() if isinstance(first, Tensor) else first
    second = submission.call("grad_of", SCALARS[f], x)
    return {"first": kept, "second": second}
