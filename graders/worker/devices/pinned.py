"""Page-locked CPU memory: on the simulated machine ordinary memory that says it is page-locked."""

from __future__ import annotations

import weakref
from typing import Any

import torch

_pinned: weakref.WeakValueDictionary[int, torch.Tensor] = weakref.WeakValueDictionary()


def is_pinned(self: torch.Tensor, device: Any = None) -> bool:
    """Stands for `Tensor.is_pinned`."""
    return _pinned.get(id(self)) is self


def pin_memory(self: torch.Tensor, device: Any = None) -> torch.Tensor:
    """Stands for `Tensor.pin_memory`: a copy, or the tensor itself where it is page-locked."""
    if self.device.type != "cpu":
        raise RuntimeError(f"cannot pin '{self.type()}' only dense CPU tensors can be pinned")
    return self if is_pinned(self) else _mark(self.detach().clone())


def make(func: Any, args: Any, kwargs: Any) -> torch.Tensor:
    """The result of a factory of CPU tensors that was told `pin_memory=True`."""
    return _mark(func(*args, **{**kwargs, "pin_memory": None}))


def _mark(tensor: torch.Tensor) -> torch.Tensor:
    _pinned[id(tensor)] = tensor
    return tensor
