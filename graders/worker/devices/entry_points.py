"""What stands for the functions of torch that never reach an operator: they ask a tensor or its storage where it is.

`PATCHES` lists (owner, name, replacement).
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import torch
from torch._library import simple_registry
from torch.utils import _python_dispatch

from . import legacy, pinned
from .generators import Generator
from .labels import numbered
from .operators import SimulatedDevices
from .uncovered import refuse

_to, _new_tensor = torch.Tensor.to, torch.Tensor.new_tensor
_new_storage, _disable_modes = torch.UntypedStorage.__new__, _python_dispatch._disable_current_modes
_storage_is_shared = torch.UntypedStorage.is_shared
_find_other_rule = simple_registry.find_torch_dispatch_rule
_enter_inference = torch.inference_mode.__enter__
_set_multithreading = torch._C._set_multithreading_enabled
_bootstrap = threading.Thread._bootstrap_inner  # type: ignore[attr-defined]


def _is_cuda(self: torch.Tensor) -> bool:
    return self.device.type == "cuda"


def _tensor_to(self: torch.Tensor, *args: Any, **kwargs: Any) -> torch.Tensor:
    """`Tensor.to`, for it compares devices before an operator is called: "cuda" must be the current device by then."""
    if kwargs.get("device") is not None:
        kwargs["device"] = numbered(kwargs["device"])
    elif args and (isinstance(args[0], (str, torch.device)) or type(args[0]) is int):
        args = (numbered(args[0]), *args[1:])
    return _to(self, *args, **kwargs)


def _tensor_cuda(
    self: torch.Tensor, device: Any = None, non_blocking: bool = False, memory_format: Any = torch.preserve_format
) -> torch.Tensor:
    device = numbered("cuda" if device is None else device)
    if device.type != "cuda":
        raise RuntimeError(f"Invalid device, must be cuda device, but got {device}")
    return _to(self, device, non_blocking=non_blocking, memory_format=memory_format)


def _tensor_new_tensor(
    self: torch.Tensor, data: Any, *, dtype: Any = None, device: Any = None, **kwargs: Any
) -> torch.Tensor:
    return _new_tensor(self, data, dtype=dtype, device=self.device if device is None else device, **kwargs)


def _record_stream(self: torch.Tensor, stream: Any) -> None:
    """Keeps memory from being used again too early: work is done when a call returns, so there is nothing to keep."""


def _storage_new(cls: Any, *args: Any, device: Any = None, **kwargs: Any) -> torch.UntypedStorage:
    if device is None:
        return _new_storage(cls, *args, **kwargs)
    if torch.device(device).type != "cuda":
        return _new_storage(cls, *args, device=device, **kwargs)
    return torch.empty(*args, dtype=torch.uint8, device=device).untyped_storage()


def _export(*_: Any, **__: Any) -> Any:
    refuse("torch.export")  # its tensors without memory meet our operators


def _is_shared(self: torch.UntypedStorage) -> bool:
    return self.device.type == "cuda" or _storage_is_shared(self)


def _compile(model: Any = None, **_: Any) -> Any:
    """`torch.compile` changes how fast something is, not what it does: here it is left as it is."""
    return (lambda function: function) if model is None else model


@contextlib.contextmanager
def _disable_other_modes() -> Iterator[Any]:
    """Printing a tensor switches every mode off; ours stays."""
    with _disable_modes() as disabled, SimulatedDevices():
        yield disabled


def _bootstrap_with_devices(self: threading.Thread) -> None:
    """Modes and autograd's settings are each thread's own: new threads get ours."""
    with SimulatedDevices(), torch.autograd.set_multithreading_enabled(False):
        _bootstrap(self)


def _enter_inference_mode(self: torch.inference_mode) -> None:
    """``inference_mode(False)`` would turn the engine's own threads on again, which have no mode."""
    _enter_inference(self)
    _set_multithreading(False)


def _find_rule(op: Any, mode: type) -> Any:
    """Asked for every operator call, whether somebody registered what this kind of mode does there: nobody did for ours."""
    return None if mode is SimulatedDevices else _find_other_rule(op, mode)


PATCHES: tuple[tuple[Any, str, Any], ...] = (
    (torch.Tensor, "is_cuda", property(_is_cuda)),
    (torch.Tensor, "to", _tensor_to),
    (torch.Tensor, "cuda", _tensor_cuda),
    (torch.Tensor, "new_tensor", _tensor_new_tensor),
    (torch.Tensor, "pin_memory", pinned.pin_memory),
    (torch.Tensor, "is_pinned", pinned.is_pinned),
    (torch.Tensor, "record_stream", _record_stream),
    (torch.Tensor, "type", legacy.tensor_type),
    (torch, "Generator", Generator),
    (torch, "set_default_tensor_type", legacy.set_default_tensor_type),
    (torch, "compile", _compile),
    (torch.export, "export", _export),
    (torch.UntypedStorage, "__new__", _storage_new),
    (torch.UntypedStorage, "is_shared", _is_shared),
    (torch.inference_mode, "__enter__", _enter_inference_mode),
    (threading.Thread, "_bootstrap_inner", _bootstrap_with_devices),
    (torch.backends.cudnn, "is_acceptable", lambda tensor: False),  # its operators have no CPU kernels
    (_python_dispatch, "_disable_current_modes", _disable_other_modes),
    (simple_registry, "find_torch_dispatch_rule", _find_rule),
)
