"""What programs of several files need of a net: what it was like before a call, and whether it is so afterwards."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

_equal = torch.equal
_detach, _clone = torch._C.TensorBase.detach, torch._C.TensorBase.clone


def copied(tensor: Tensor | None) -> Tensor | None:
    """Its numbers as they are now."""
    return None if tensor is None else _clone(_detach(tensor))


def state_of(net: nn.Module) -> dict[str, Any]:
    """What looking at a net must leave alone, by what it is called in messages: dicts of names and plain values or tensors."""
    parameters = dict(net.named_parameters())
    return {
        "weights": {name: copied(p) for name, p in parameters.items()},
        "gradients": {name: copied(p.grad) for name, p in parameters.items()},
        "requires_grad flags": {name: p.requires_grad for name, p in parameters.items()},
        "buffers": {name: copied(b) for name, b in net.named_buffers()},
        "submodules": {name: id(module) for name, module in net.named_modules()},
    }


def all_of(net: nn.Module) -> dict[str, Any]:
    """`state_of`, the very parameters, and the training flags: nothing of a net may differ that can be told by looking."""
    return state_of(net) | {
        "parameters": {name: id(parameter) for name, parameter in net.named_parameters()},
        "training flags": {name: module.training for name, module in net.named_modules()},
    }


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What is not as it was, by what it is called in messages."""
    return [what for what in before if not same(before[what], after[what])]


def same(a: Any, b: Any) -> bool:
    """Equal values; for tensors, of the same dtype on the same device too."""
    if isinstance(a, dict):
        return isinstance(b, dict) and list(a) == list(b) and all(same(a[name], b[name]) for name in a)
    if isinstance(a, Tensor):
        return isinstance(b, Tensor) and a.dtype == b.dtype and a.device == b.device and _equal(a, b)
    return bool(a == b)
