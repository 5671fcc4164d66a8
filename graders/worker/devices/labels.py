"""Which devices there are, and a tensor's memory under another device's label.

A label is rewritten in a DLPack capsule: torch writes one that says (pointer, device, shape, ...), we change the device in
it, and torch reads it back as a plain tensor over the same memory that keeps the old tensor, hence the memory, alive.
"""

from __future__ import annotations

import ctypes
import threading
from typing import Any

import torch

from .uncovered import refuse

CPU = torch.device("cpu")
_DL_CPU, _DL_PRIVATEUSE1 = 1, 12  # DLDeviceType: kDLCPU and kDLExtDev, which is what torch calls PrivateUse1

# Bound here, so that what learner code does to names of torch later matters neither to `place` nor to `unplace`.
_device, _strided, _AcceleratorError = torch.device, torch.strided, torch.AcceleratorError
_to_dlpack, _from_dlpack, _conj, _neg_view = torch._C._to_dlpack, torch._C._from_dlpack, torch._conj, torch._neg_view
_as_strided = torch.ops.aten.as_strided.default
_set_ = torch.ops.aten.set_.source_Storage_storage_offset
_cpu_kernel = torch._C.DispatchKeySet(torch._C.DispatchKey.CPU)
_base = torch._C.TensorBase
_layout, _is_conj, _is_neg = _base.layout.__get__, _base.is_conj, _base.is_neg
_size, _stride, _offset, _storage, _detach = (
    _base.size,
    _base.stride,
    _base.storage_offset,
    _base.untyped_storage,
    _base.detach,
)
_element_size = _base.element_size
_get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_get_pointer.restype, _get_pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]


_int64_at = ctypes.c_int64.from_address
_LABEL_OFFSET = ctypes.sizeof(ctypes.c_void_p)  # a DLTensor: data pointer, then DLDevice {int32 type, int32 index}
_ON_THE_CPU = _DL_CPU  # as one number, on the little-endian machines that torch runs on: the index is its upper half


class Machine:
    """The state of the simulated machine, one in a process."""

    count = 0  # how many devices there are; 0: the simulation is not active
    used = False  # a tensor has been on a device: CUDA would be initialized
    forked = False  # this process was forked from one where CUDA was initialized


class _Thread(threading.local):
    device = 0  # the current device, one per thread as in CUDA


thread = _Thread()


def numbered(device: Any) -> torch.device:
    """`cuda:i` for whatever means a simulated device (an int, "cuda", `torch.device("cuda", i)`), other devices as they are.

    Raises `torch.AcceleratorError` for a device that is not there and RuntimeError in a forked child, with CUDA's words.
    """
    device = _device("cuda", device) if type(device) is int else _device(device)
    if device.type != "cuda":
        return device
    if Machine.forked:
        raise RuntimeError(
            "Cannot re-initialize CUDA in forked subprocess. To use CUDA with multiprocessing, you must use the 'spawn' "
            "start method"
        )
    index = thread.device if device.index is None else device.index
    if index >= Machine.count:
        raise _AcceleratorError("CUDA error: invalid device ordinal")
    return device if device.index is not None else _device("cuda", index)


def relabel(tensor: torch.Tensor, device: torch.device) -> torch.Tensor:
    """The same elements under the label of `device` (the CPU or a numbered simulated device), without gradient.

    Sizes, strides and the conjugate and negative bits are kept. The result's storage begins at the tensor's first element.
    """
    return on_the_cpu(tensor) if device.type == "cpu" else on_a_device(tensor, device.index)


def on_the_cpu(tensor: torch.Tensor) -> torch.Tensor:
    """As `relabel`."""
    return _labelled(tensor, _ON_THE_CPU)


def on_a_device(tensor: torch.Tensor, index: int) -> torch.Tensor:
    """As `relabel`, on the simulated device of that number."""
    Machine.used = True
    return _labelled(tensor, _DL_PRIVATEUSE1 | index << 32)


def _labelled(tensor: torch.Tensor, label: int) -> torch.Tensor:
    try:
        capsule = _to_dlpack(tensor)
    except (BufferError, RuntimeError) as error:  # not strided; a dtype that DLPack does not know; without memory
        if _layout(tensor) is not _strided:
            refuse(f"tensors of layout {tensor.layout}")
        refuse(f"tensors of {tensor.dtype} and {type(tensor).__name__}", error)
    _int64_at(_get_pointer(capsule, b"dltensor") + _LABEL_OFFSET).value = label
    result = _from_dlpack(capsule)
    size = _size(tensor)
    if 1 in size and _stride(result) != _stride(tensor):  # DLPack gives a dimension of size 1 the stride 1
        result = restrided(result, size, _stride(tensor), 0)
    if _is_conj(tensor):
        result = _conj(result)
    return _neg_view(result) if _is_neg(tensor) else result


def restrided(tensor: torch.Tensor, size: Any, stride: Any, offset: int) -> torch.Tensor:
    """`tensor.as_strided(...)` under any label: only the description of the memory changes."""
    return _as_strided.redispatch(_cpu_kernel, tensor, size, stride, offset)


def adopt(tensor: torch.Tensor, memory: torch.Tensor) -> torch.Tensor:
    """`tensor` (simulated) becomes, in place, a view of all of `memory` (CPU); returns `tensor`."""
    new = relabel(memory, tensor.device)
    return _set_.redispatch(_cpu_kernel, tensor, _storage(new), 0, _size(new), _stride(new))


def _relabel_storage(tensor: torch.Tensor, device: torch.device) -> torch.Tensor:
    """As `relabel`, for the whole storage: the offset in it and where the views of one base lie are kept too."""
    tensor = _detach(tensor)
    whole = restrided(tensor, (_storage(tensor).nbytes() // _element_size(tensor),), (1,), 0)
    return restrided(relabel(whole, device), _size(tensor), _stride(tensor), _offset(tensor))


def place(tensor: torch.Tensor, device: Any) -> torch.Tensor:
    """`tensor` (CPU) under the label of a simulated `device`: same memory, sizes, strides and offset; a leaf, no gradient."""
    return _relabel_storage(tensor, numbered(device))


def unplace(tensor: torch.Tensor) -> torch.Tensor:
    """A CPU view of the memory of `tensor` (simulated; a CPU tensor gives a view of itself), for whoever observes it."""
    return _relabel_storage(tensor, CPU)
