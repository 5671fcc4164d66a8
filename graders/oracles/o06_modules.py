"""Oracles of 06_modules.py: what comes out, said without the solution's code, and what known wrong ways give."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from graders.programs.p06_modules import numbers_for
from graders.worker.harness import Submission


def lenet(submission: Submission, classes: int, seed: int, x: Tensor, g: Tensor) -> dict[str, Any]:
    """LeNet's logits for x from the numbers that the program puts in, their gradients for g, and the ends that are no logits."""
    channels = x.shape[1]
    shapes = {
        "conv1": (6, channels, 5, 5),
        "conv2": (16, 6, 5, 5),
        "fc1": (120, 400),
        "fc2": (84, 120),
        "fc3": (classes, 84),
    }
    p = {}
    for name, shape in shapes.items():
        p[f"{name}.weight"] = numbers_for(f"{name}.weight", shape, seed).to(x.device, x.dtype).requires_grad_()
        p[f"{name}.bias"] = numbers_for(f"{name}.bias", shape[:1], seed).to(x.device, x.dtype).requires_grad_()
    maps = x
    for name in ("conv1", "conv2"):
        maps = torch.conv2d(maps, p[f"{name}.weight"], p[f"{name}.bias"]).clamp(min=0)
        maps = torch.max_pool2d(maps, 2)
    rows = maps.reshape(len(x), 400)
    for name in ("fc1", "fc2"):
        rows = (rows @ p[f"{name}.weight"].T + p[f"{name}.bias"]).clamp(min=0)
    out = rows @ p["fc3.weight"].T + p["fc3.bias"]
    wanted = p | ({"x": x} if x.requires_grad else {})
    gradients = dict(zip(wanted, torch.autograd.grad(out, list(wanted.values()), g), strict=True))
    return {"out": out.detach(), "gradients": gradients, "ends": ends(out.detach())}


def ends(out: Tensor) -> dict[str, Tensor]:
    """What comes out where something stands behind the last layer."""
    return {
        "relu": torch.relu(out),
        "softmax": torch.softmax(out, -1),
        "sigmoid": torch.sigmoid(out),
        "log_softmax": torch.log_softmax(out, -1),
    }
