"""Known wrong ways of 09_training.py: what a training loop does that never clears gradients, or not at the right time."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from graders.programs.p09_training import epochs_of, place, to_look_at
from graders.worker.harness import Submission


def without_zeroing(submission: Submission, where: str, **case: Any) -> list[dict[str, Tensor]]:
    """What net holds after training that clears gradients never, once before the first batch, or only after each step."""
    found = []
    for once, after in ((False, False), (True, False), (False, True)):

        def train(
            net: Any, loader: Any, optimizer: Any, criterion: Any, device: Any, log_every: int, once: bool = once, after: bool = after
        ) -> list[float]:
            net.train()
            if once:
                optimizer.zero_grad()
            for x, y in loader:
                criterion(net(x.to(device)), y.to(device)).backward()
                optimizer.step()
                if after:
                    optimizer.zero_grad()
            return []

        found.append(epochs_of(train, place(submission, where), **case)["after"])
    return found


def logits(submission: Submission, where: str, **case: Any) -> Tensor:
    """What net makes of all samples at once, in evaluation mode: (N, C) on the CPU."""
    device, _ = place(submission, where)
    net = to_look_at(case["net"], case["classes"], case["x"], device, [False])
    with torch.no_grad():
        found: Tensor = net(case["x"].to(device)).cpu()
    return found
