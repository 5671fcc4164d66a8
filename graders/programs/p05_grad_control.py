"""Programs of 05_grad_control.py: nets with mixed modes, parameters to step, a custom Function to differentiate."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from graders.worker.harness import Raised, Submission


class Planned(RuntimeError):
    """What a net of ours raises on purpose."""


class Spy(nn.Module):
    """Passes x through and records, for every forward pass, its mode and whether gradients are tracked."""

    def __init__(self, fails: bool = False) -> None:
        super().__init__()
        self.seen: list[tuple[bool, bool]] = []
        self.fails = fails

    def forward(self, x: Tensor) -> Tensor:
        self.seen.append((self.training, torch.is_grad_enabled()))
        if self.fails:
            raise Planned("planned by the grader")
        return x


def predict(submission: Submission, x: Tensor, modes: list[bool], fails: bool) -> dict[str, Any]:
    """predict(net, x) on a net whose submodules have those modes; `fails` makes its forward pass raise."""
    torch.default_generator.manual_seed(7)
    spy = Spy(fails)
    net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Sequential(nn.Dropout(0.5), spy), nn.Linear(4, 2))
    net.to(x.device, x.dtype)
    for module, mode in zip(net.modules(), modes, strict=False):
        module.training = mode
    before = [module.training for module in net.modules()]
    statistics = net[1].running_mean.clone()
    out: Any = None
    raised = None
    try:
        out = submission.call("predict", net, x)
    except Raised as error:
        if type(error.error) is not Planned:
            raise
        raised = "planned"
    return {
        "out": out,
        "raised": raised,
        "before": before,
        "after": [module.training for module in net.modules()],
        "seen": spy.seen,
        "statistics kept": bool(torch.equal(net[1].running_mean, statistics)),
        "grads": [p.grad is not None for p in net.parameters()],
    }
