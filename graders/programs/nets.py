"""What programs of several files need of a net: what it was like before a call, and whether it is so afterwards.

Modules are asked by way of their own dictionaries: methods and properties may be somebody else's after a call. What is kept of
the time before lies in tuples.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

_equal, _dict_of = torch.equal, nn.Module.__dict__["__dict__"].__get__
_Base = torch._C.TensorBase
_detach, _clone = _Base.detach, _Base.clone
_grad, _requires_grad = _Base.grad.__get__, _Base.requires_grad.__get__

_HOOKS = ("_forward_hooks", "_forward_pre_hooks", "_backward_hooks", "_backward_pre_hooks")

State = tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]


def modules_of(net: nn.Module, name: str = "", seen: set[int] | None = None) -> Iterator[tuple[str, nn.Module]]:
    """As `named_modules` gives them."""
    seen = set() if seen is None else seen
    if id(net) in seen:
        return
    seen.add(id(net))
    yield name, net
    for child, module in _dict_of(net)["_modules"].items():
        if module is not None:
            yield from modules_of(module, f"{name}.{child}" if name else child, seen)


def tensors_of(net: nn.Module, kind: str) -> dict[str, Tensor]:
    """As `named_parameters` ("_parameters") or `named_buffers` ("_buffers") gives them."""
    found: dict[int, tuple[str, Tensor]] = {}
    for prefix, module in modules_of(net):
        for name, tensor in _dict_of(module)[kind].items():
            if tensor is not None:
                found.setdefault(id(tensor), (f"{prefix}.{name}" if prefix else name, tensor))
    return dict(found.values())


def flags_of(net: nn.Module) -> tuple[tuple[str, Any], ...]:
    """The training flag of each module, net's own under the name "net"."""
    return tuple([(name or "net", _dict_of(module).get("training")) for name, module in modules_of(net)])


def copied(tensor: Tensor | None) -> Tensor | None:
    """Its numbers as they are now."""
    return None if tensor is None else _clone(_detach(tensor))


def state_of(net: nn.Module) -> State:
    """What looking at a net must leave alone, by what it is called in messages: names with plain values or tensors."""
    parameters, buffers = tensors_of(net, "_parameters").items(), tensors_of(net, "_buffers").items()
    return (
        ("weights", tuple([(name, copied(p)) for name, p in parameters])),
        ("gradients", tuple([(name, copied(_grad(p))) for name, p in parameters])),
        ("requires_grad flags", tuple([(name, _requires_grad(p)) for name, p in parameters])),
        ("buffers", tuple([(name, copied(b)) for name, b in buffers])),
        ("submodules", tuple([(name, id(module)) for name, module in modules_of(net)])),
        ("hooks", tuple([(name, hooks_of(module)) for name, module in modules_of(net)])),
    )


def hooks_of(module: nn.Module) -> int:
    """How many hooks are registered with it."""
    return sum([len(found) for name, found in _dict_of(module).items() if name in _HOOKS])


def changed(before: State, after: State) -> list[str]:
    """What of a state is not as it was."""
    return [what for (what, old), (_, new) in zip(before, after, strict=True) if not same(old, new)]


def all_of(net: nn.Module) -> State:
    """`state_of`, the very parameters, and the training flags: nothing of a net may differ that can be told by looking."""
    very = tuple([(name, id(parameter)) for name, parameter in tensors_of(net, "_parameters").items()])
    return (*state_of(net), ("parameters", very), ("training flags", flags_of(net)))


def same(a: Any, b: Any) -> bool:
    """Equal values; for tensors, of the same dtype on the same device too."""
    if isinstance(a, tuple):
        return isinstance(b, tuple) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return isinstance(b, dict) and list(a) == list(b) and all(same(a[name], b[name]) for name in a)
    if isinstance(a, Tensor):
        return isinstance(b, Tensor) and a.dtype == b.dtype and a.device == b.device and _equal(a, b)
    return bool(a == b)
