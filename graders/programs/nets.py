"""What programs of several files need of a net: what it was like before a call, and whether it is so afterwards."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

_equal = torch.equal


def state_of(net: nn.Module) -> dict[str, Any]:
    """What looking at a net must leave alone, by what it is called in messages: dicts of names and plain values or tensors."""
    parameters = dict(net.named_parameters())
    return {
        "weights": {name: p.detach().clone() for name, p in parameters.items()},
        "gradients": {name: None if p.grad is None else p.grad.clone() for name, p in parameters.items()},
        "requires_grad flags": {name: p.requires_grad for name, p in parameters.items()},
        "buffers": {name: b.clone() for name, b in net.named_buffers()},
        "submodules": {name: id(module) for name, module in net.named_modules()},
    }


def same(a: Any, b: Any) -> bool:
    """Equal values; for tensors, of the same dtype on the same device too."""
    if isinstance(a, dict):
        return isinstance(b, dict) and list(a) == list(b) and all(same(a[name], b[name]) for name in a)
    if isinstance(a, Tensor):
        return isinstance(b, Tensor) and a.dtype == b.dtype and a.device == b.device and _equal(a, b)
    return bool(a == b)
