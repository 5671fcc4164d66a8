"""Oracles of 05_grad_control.py: what comes out, said without the solution's code."""

from __future__ import annotations

import torch
from torch import Tensor

from graders.programs.p05_grad_control import FUNCTIONS, built, stepped, weight
from graders.worker.harness import Submission


def without_tracking(submission: Submission, f: str, x: Tensor) -> Tensor:
    """f's numbers for x."""
    with torch.no_grad():
        return FUNCTIONS[f](x, weight(x), lambda g, y: g(y)).clone()


def predict(submission: Submission, net: str, x: Tensor) -> Tensor:
    """The numbers of that net in evaluation mode."""
    with torch.no_grad():
        return built(net, x, [False])(x).clone()


def predict_again(submission: Submission, net: str, x: Tensor, values: Tensor) -> list[Tensor]:
    """Those numbers, then with other weights, then for other values."""
    made = built(net, x, [False])
    with torch.no_grad():
        first = made(x).clone()
        stepped(made)
        return [first, made(x).clone(), made(values).clone()]
