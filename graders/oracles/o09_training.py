"""Known wrong ways of 09_training.py: what a training loop does that never clears gradients, or not at the right time."""

from __future__ import annotations

from typing import Any

from torch import Tensor

from graders.programs.p09_training import epochs_of, place
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
