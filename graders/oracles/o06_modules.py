"""Oracles of 06_modules.py: what comes out, said without the solution's code, and what known wrong ways give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from graders.programs.p06_modules import backward_net, filled, numbers_for, one_net, tensors_of
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

    def classified(rows: Tensor) -> Tensor:
        for name in ("fc1", "fc2"):
            rows = (rows @ p[f"{name}.weight"].T + p[f"{name}.bias"]).clamp(min=0)
        return rows @ p["fc3.weight"].T + p["fc3.bias"]

    out = classified(maps.reshape(len(x), 400))
    wanted = p | ({"x": x} if x.requires_grad else {})
    gradients = dict(zip(wanted, torch.autograd.grad(out, list(wanted.values()), g), strict=True))
    return {"out": out.detach(), "gradients": gradients, "ends": ends(out.detach()) | mixed(maps.detach(), classified)}


def mixed(maps: Tensor, classified: Callable[[Tensor], Tensor]) -> dict[str, Tensor]:
    """What comes out where one row for the linear layers is made of the numbers of several samples."""
    ways = {"columns": maps.reshape(400, -1).T, "channels first": maps.transpose(0, 1).reshape(-1, 400)}
    with torch.no_grad():
        return {name: classified(rows) for name, rows in ways.items()}


def ends(out: Tensor) -> dict[str, Tensor]:
    """What comes out where something stands behind the last layer."""
    return {
        "relu": torch.relu(out),
        "softmax": torch.softmax(out, -1),
        "sigmoid": torch.sigmoid(out),
        "log_softmax": torch.log_softmax(out, -1),
    }


def forward_one(submission: Submission, net: str, classes: int, hook: bool, sample: Tensor) -> Tensor:
    """The only row of what that net makes of a batch of one."""
    made = one_net(net, sample, classes, False, [False])
    filled(tensors_of(made, "_parameters"), 7)
    with torch.no_grad():
        return made(sample.reshape(1, *sample.shape))[0].clone() * (2 if hook else 1)


def backward_with(
    submission: Submission,
    net: str,
    hook: bool,
    modes: list[bool],
    poison: list[float | None],
    steps: int,
    x: Tensor,
    g: Tensor,
) -> dict[str, Any]:
    """The gradients and buffers that are right (zeros where there need be none), and the gradients of known wrong ways."""
    made = backward_net(net, x, False, modes, poison)
    parameters = tensors_of(made, "_parameters")
    earlier = {name: None if p.grad is None else p.grad for name, p in parameters.items()}
    incoming = g * 2 if hook else g
    for _ in range(steps):
        right = gradients_of(made(x), parameters, incoming)
    buffers = {name: buffer.clone() for name, buffer in tensors_of(made, "_buffers").items()}
    summed = gradients_of(made(x), parameters, torch.full_like(g, 2 if hook else 1))
    added = {n: r * steps if (e := earlier[n]) is None else e + r * steps for n, r in right.items()}
    return {
        "gradients": right,
        "buffers": buffers,
        "D4a": added,
        "D5c": summed,
    }


def gradients_of(out: Tensor, parameters: dict[str, Tensor], incoming: Tensor) -> dict[str, Tensor]:
    """The gradients of all parameters; zeros for those that out does not depend on."""
    trained = {name: p for name, p in parameters.items() if p.requires_grad}
    found = dict(
        zip(trained, torch.autograd.grad(out, list(trained.values()), incoming, allow_unused=True), strict=True)
    )
    return {name: torch.zeros_like(p) if found.get(name) is None else found[name] for name, p in parameters.items()}
