"""`torch.nn.parallel.comm` in Python: what `nn.DataParallel` moves between devices by.

torch has these functions in C++, in CUDA builds only. Scatter, replicate, parallel_apply and gather stay torch's own.
`PATCHES` lists (owner, name, replacement).
"""

from __future__ import annotations

from typing import Any

import torch
from torch.nn.parallel import _functions
from torch.nn.parallel import comm as _comm

from .labels import CPU, numbered

_Tensors = tuple[torch.Tensor, ...]


def _to(tensor: torch.Tensor, device: Any) -> torch.Tensor:
    """On `device`; None is the current one and -1 the CPU."""
    return tensor.to(CPU if device == -1 else numbered("cuda" if device is None else device))


def broadcast(tensor: torch.Tensor, devices: Any = None, *, out: Any = None) -> _Tensors:
    """`tensor` on each of `devices`, or copied into each of `out`."""
    if out is not None:
        return tuple(o.copy_(tensor) for o in out)
    return tuple(_to(tensor, device) for device in devices)


def broadcast_coalesced(tensors: Any, devices: Any, buffer_size: int = 0) -> list[_Tensors]:
    """For each device all of `tensors`; where they are already, new tensors over the same memory."""
    return [
        tuple(t.view_as(t) if t.device == numbered(device) else _to(t, device) for t in tensors) for device in devices
    ]


def reduce_add(inputs: Any, destination: Any = None) -> torch.Tensor:
    """The sum of tensors of one shape, on `destination`."""
    total = _to(inputs[0], destination).clone()
    for tensor in inputs[1:]:
        total += _to(tensor, destination)
    return total


def reduce_add_coalesced(inputs: Any, destination: Any = None, buffer_size: int = 0) -> _Tensors:
    """The sums of corresponding tensors of lists, one list a device."""
    return tuple(reduce_add(same, destination) for same in zip(*inputs, strict=True))


def scatter(
    tensor: torch.Tensor,
    devices: Any = None,
    chunk_sizes: Any = None,
    dim: int = 0,
    streams: Any = None,
    *,
    out: Any = None,
) -> _Tensors:
    """Chunks of `tensor` along `dim`, one on each device; fewer chunks than devices where it is short."""
    if out is not None:
        chunks = tensor.split([o.size(dim) for o in out], dim)
        return tuple(o.copy_(chunk) for o, chunk in zip(out, chunks, strict=True))
    chunks = tensor.split(list(chunk_sizes), dim) if chunk_sizes else tensor.chunk(len(devices), dim)
    return tuple(_to(chunk, device) for chunk, device in zip(chunks, devices, strict=False))


def gather(tensors: Any, dim: int = 0, destination: Any = None, *, out: Any = None) -> torch.Tensor:
    """The tensors joined along `dim`, on `destination` or in `out`."""
    if out is not None:
        return out.copy_(torch.cat([t.to(out.device) for t in tensors], dim))
    return torch.cat([_to(t, destination) for t in tensors], dim)


PATCHES: tuple[tuple[Any, str, Any], ...] = (
    *(
        (_comm, f.__name__, f)
        for f in (broadcast, broadcast_coalesced, reduce_add, reduce_add_coalesced, scatter, gather)
    ),
    (_functions, "_get_stream", lambda device: None),
)
