"""The types that torch had before dtypes: `torch.cuda.FloatTensor` and its like, and `Tensor.type` that takes them."""

from __future__ import annotations

from typing import Any

import torch

from .labels import numbered

_DTYPES = {
    "BFloat16Tensor": torch.bfloat16, "BoolTensor": torch.bool, "ByteTensor": torch.uint8, "CharTensor": torch.int8,
    "DoubleTensor": torch.float64, "FloatTensor": torch.float32, "HalfTensor": torch.float16, "IntTensor": torch.int32,
    "LongTensor": torch.int64, "ShortTensor": torch.int16,
}  # fmt: skip
_type, _set_default_tensor_type = torch.Tensor.type, torch.set_default_tensor_type


class _CudaType(type):
    """The class of `torch.cuda.FloatTensor`: what it makes are plain tensors, and `isinstance` asks for dtype and device."""

    dtype: torch.dtype

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, torch.Tensor) and instance.device.type == "cuda" and instance.dtype == cls.dtype

    def __call__(cls, *args: Any) -> torch.Tensor:
        """A tensor of these sizes, not filled, or of this data."""
        sizes = all(isinstance(a, int) for a in args) or (len(args) == 1 and isinstance(args[0], torch.Size))
        if sizes:
            return torch.empty(*(args or (0,)), dtype=cls.dtype, device="cuda")
        (data,) = args
        return torch.as_tensor(data, dtype=cls.dtype, device="cuda")


TYPES: dict[str, Any] = {
    name: _CudaType(name, (), {"__module__": "torch.cuda", "dtype": dtype, "is_cuda": True})
    for name, dtype in _DTYPES.items()
}


def _named(kind: Any) -> Any:
    """The class that a name such as "torch.cuda.FloatTensor" means; anything else as it is."""
    if isinstance(kind, str) and kind.startswith("torch.cuda."):
        return TYPES.get(kind.removeprefix("torch.cuda."), kind)
    return kind


def tensor_type(self: torch.Tensor, dtype: Any = None, non_blocking: bool = False, **kwargs: Any) -> Any:
    """`Tensor.type`: without argument the type's name, else the tensor as another type, where the type says."""
    dtype = _named(dtype)
    if isinstance(dtype, _CudaType):
        device = self.device if self.device.type == "cuda" else numbered("cuda")
        return self.to(device, dtype.dtype, non_blocking=non_blocking)
    return _type(self) if dtype is None else _type(self, dtype, non_blocking, **kwargs)


def set_default_tensor_type(kind: Any) -> None:
    """Stands for `torch.set_default_tensor_type`: its dtype, and its device for what names none."""
    kind = _named(kind)
    on_device = isinstance(kind, _CudaType)
    if on_device:
        torch.set_default_dtype(kind.dtype)
    else:
        _set_default_tensor_type(kind)
    torch.set_default_device("cuda" if on_device else None)
