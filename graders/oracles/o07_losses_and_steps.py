"""Oracles of 07_losses_and_steps.py: what comes of known wrong orders. Runs in reference forks only."""

from __future__ import annotations

from typing import Any

from torch import Tensor

from graders.programs.p07_losses_and_steps import Bench, batches_of
from graders.worker.harness import Submission


def train_step(
    submission: Submission, net: str, optimizer: str, criterion: str, old: float | None, modes: list[bool], **xy: Tensor
) -> dict[str, Any]:
    """What the net holds after each batch where gradients are never cleared, and where they are cleared after the step."""
    found: dict[str, Any] = {}
    for way in ("never", "late"):
        bench = Bench(net, optimizer, criterion, old, modes, xy["x0"])
        bench.net.train()
        found[way] = []
        for x, y in batches_of(xy):
            bench.criterion(bench.net(x), y).backward()
            bench.optimizer.step()
            if way == "late":
                bench.optimizer.zero_grad()
            found[way].append(bench.numbers())
    return found
