"""Tensors and arrays as the judge knows them: NumPy memory with torch's geometry. The judge has no torch.

`Tensor` and `Array` are inputs that a strategy drew or a check wrote down; their storage (`base`) is one NumPy array that
several inputs may share. `Seen` is what came back: every field is a claim of the worker unless `proven` is True, which says
that its elements were read from memory that the judge holds itself.

bfloat16 has no NumPy type: its storage is uint16 and `floats` widens it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from graders.faults import LearnerFault

NDArray = np.ndarray[Any, Any]

#: torch dtype -> the NumPy dtype of its storage
STORAGE: dict[str, Any] = {
    "float32": np.dtype("f4"),
    "float64": np.dtype("f8"),
    "float16": np.dtype("f2"),
    "bfloat16": np.dtype("u2"),
    "complex64": np.dtype("c8"),
    "complex128": np.dtype("c16"),
    "uint8": np.dtype("u1"),
    "int8": np.dtype("i1"),
    "int16": np.dtype("i2"),
    "int32": np.dtype("i4"),
    "int64": np.dtype("i8"),
    "uint16": np.dtype("u2"),
    "uint32": np.dtype("u4"),
    "uint64": np.dtype("u8"),
    "bool": np.dtype("?"),
}
FLOATS = ("float32", "float64", "float16", "bfloat16")
COMPLEX = ("complex64", "complex128")
INTEGERS = ("int64", "int32", "uint8", "int8", "int16")


def is_float(dtype: str) -> bool:
    """Whether torch calls the dtype a floating point one."""
    return dtype in FLOATS


def to_storage(values: Any, dtype: str) -> NDArray:
    """Numbers as the storage of that dtype, rounded to nearest even for bfloat16 as torch does."""
    if dtype != "bfloat16":
        return np.asarray(values, STORAGE[dtype])
    bits = np.asarray(values, "f4").reshape(-1).view("u4").astype("u8")
    rounded: NDArray = ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype("u2")
    return rounded.reshape(np.shape(values))


def from_storage(storage: NDArray, dtype: str) -> NDArray:
    """Numbers that NumPy can compute with: bfloat16 becomes float32, everything else stays."""
    if dtype != "bfloat16":
        return storage
    return (
        (storage.astype("u4") << 16).view("f4")
        if storage.ndim
        else (storage.reshape(1).astype("u4") << 16).view("f4").reshape(())
    )


def contiguous_stride(shape: Sequence[int]) -> tuple[int, ...]:
    """Row-major strides in elements, as torch gives them (a size of 0 counts as 1)."""
    stride, step = [], 1
    for size in reversed(shape):
        stride.append(step)
        step *= max(size, 1)
    return tuple(reversed(stride))


@dataclass(frozen=True, eq=False)
class Tensor:
    """An input tensor. `device` is None for the device under test; `grad` is what its `.grad` starts with.

    `nonleaf` makes it the result of a recorded operation (and `requires_grad`), over the same memory.
    """

    base: NDArray
    dtype: str
    shape: tuple[int, ...]
    stride: tuple[int, ...]
    offset: int = 0
    requires_grad: bool = False
    device: str | None = None
    grad: Tensor | None = None
    nonleaf: bool = False
    parameter: bool = False

    @property
    def storage(self) -> NDArray:
        """The elements, in storage dtype, as a read-only strided view."""
        if self.numel == 0:
            return np.empty(self.shape, self.base.dtype)
        steps = tuple(s * self.base.itemsize for s in self.stride)
        return as_strided(self.base[self.offset :], self.shape, steps, writeable=False)

    @property
    def values(self) -> NDArray:
        """The elements as numbers."""
        return from_storage(self.storage, self.dtype)

    @property
    def numel(self) -> int:
        """Number of elements."""
        return math.prod(self.shape)

    @property
    def is_contiguous(self) -> bool:
        """As torch tells it."""
        return (
            all(s == c for s, c, n in zip(self.stride, contiguous_stride(self.shape), self.shape, strict=True) if n > 1)
            or self.numel == 0
        )

    def but(self, **changes: Any) -> Tensor:
        """The same memory with other facts."""
        return replace(self, **changes)

    def canonical(self) -> bytes:
        """Bytes that are equal exactly for equal inputs."""
        facts = (
            self.dtype,
            self.shape,
            self.stride,
            self.offset,
            self.requires_grad,
            self.device,
            self.nonleaf,
            self.parameter,
        )
        return repr(facts).encode() + self.base.tobytes() + (self.grad.canonical() if self.grad else b"")

    def __repr__(self) -> str:
        return describe(self)


@dataclass(frozen=True, eq=False)
class Array:
    """An input NumPy array: a view of `base` (one-dimensional), with strides in bytes, which may be negative."""

    base: NDArray
    shape: tuple[int, ...]
    stride: tuple[int, ...]
    offset: int = 0  # bytes
    writable: bool = True

    @property
    def values(self) -> NDArray:
        """The elements as a read-only view."""
        if math.prod(self.shape) == 0:
            return np.empty(self.shape, self.base.dtype)
        made: NDArray = np.ndarray(
            self.shape, self.base.dtype, buffer=self.base.tobytes(), offset=self.offset, strides=self.stride
        )
        return made

    @property
    def dtype(self) -> str:
        """NumPy's name of the dtype."""
        return str(self.base.dtype)

    def canonical(self) -> bytes:
        """Bytes that are equal exactly for equal inputs."""
        facts = (self.base.dtype.str, self.shape, self.stride, self.offset, self.writable)
        return repr(facts).encode() + self.base.tobytes()

    def __repr__(self) -> str:
        return describe(self)


@dataclass(frozen=True, eq=False, kw_only=True)
class Seen:
    """A tensor or array that came back. See `worker/observe.py` for the fields; `values` are its elements as numbers."""

    kind: str  # "tensor" or "array"
    type: str
    dtype: str
    shape: tuple[int, ...]
    stride: tuple[int, ...] | None
    device: str
    requires_grad: bool
    is_leaf: bool
    grad_fn: str | None
    version: int | None
    inference: bool
    layout: str
    storage_id: int | None
    same: str | None
    at: int | None  # byte offset of element 0 in the arena
    writable: bool
    storage: NDArray | None  # elements in storage dtype; None where there are none to be had (meta, sparse)
    proven: bool

    @property
    def values(self) -> NDArray:
        """The elements as numbers; a `LearnerFault` where there are none to be had, for what came back is the learner's."""
        if self.storage is None:
            raise LearnerFault("answer", f"{describe(self)} holds no numbers that can be looked at.")
        return from_storage(self.storage, self.dtype) if self.kind == "tensor" else self.storage

    @property
    def numel(self) -> int:
        """Number of elements."""
        return math.prod(self.shape)

    def __repr__(self) -> str:
        return describe(self)


def tensor(values: Any, dtype: str = "float32", **facts: Any) -> Tensor:
    """A contiguous input tensor with those values: for witnesses and examples written by hand."""
    storage = np.ascontiguousarray(to_storage(values, dtype))
    shape = tuple(np.shape(values))
    return Tensor(storage.reshape(-1).copy(), dtype, shape, contiguous_stride(shape), **facts)


def array(values: Any, dtype: str = "float32", **facts: Any) -> Array:
    """A contiguous input array."""
    made = np.ascontiguousarray(np.asarray(values, dtype))
    shape = tuple(np.shape(values))
    stride = tuple(s * made.itemsize for s in contiguous_stride(shape))
    return Array(made.reshape(-1).copy(), shape, stride, **facts)


# ---------------------------------------------------------------------------------------------------------------- text

MAX_SHOWN = 24


def numbers(values: NDArray, kind: str = "f") -> str:
    """Nested brackets as torch prints them: ``[[1., 0.125], [0., 2.]]``; long ones are cut with "..." in every dimension."""
    return _nested(values, values.size if values.size <= MAX_SHOWN else 6 if values.ndim <= 2 else 3)


def _nested(values: NDArray, limit: int) -> str:
    if values.ndim == 0:
        return number(values[()])
    if values.size == 0:
        return "[]" if values.ndim == 1 else "[" + ", ".join(_nested(v, limit) for v in values[:2]) + "]"
    parts = [_nested(v, limit) for v in values[:limit]]
    return "[" + ", ".join(parts) + (", ..." if len(values) > limit else "") + "]"


def number(value: Any) -> str:
    """One element: 2. and 0.125 as floats, True, 3, (1+2j)."""
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | np.integer):
        return str(int(value))
    if isinstance(value, complex | np.complexfloating):
        return f"{complex(value):.5g}".replace("(", "").replace(")", "")
    value = float(value)
    if math.isnan(value) or math.isinf(value):
        return str(value)
    if value == int(value) and abs(value) < 1e6:
        return f"{int(value)}." if value or math.copysign(1, value) > 0 else "-0."
    return f"{value:.6g}"


def describe(value: Tensor | Array | Seen) -> str:
    """The value in one line, as a learner would write or see it, with what is special about its memory in words."""
    is_array = isinstance(value, Array) or (isinstance(value, Seen) and value.kind == "array")
    notes = []
    body = "..." if isinstance(value, Seen) and value.storage is None else numbers(value.values)
    if 0 in value.shape and len(value.shape) > 1:
        notes.append(f"size={value.shape}")
    default = "float64" if is_array else "float32"
    dtype = np.dtype(value.dtype).name if is_array else value.dtype
    if dtype not in (default, "bool") and not (dtype == "int64" and 0 not in value.shape):
        notes.append(f"dtype={dtype}" if is_array else f"dtype=torch.{dtype}")
    if isinstance(value, Seen) and value.device not in ("cpu", ""):
        notes.append(f"device='{value.device}'")
    if isinstance(value, Tensor) and value.device not in (None, "cpu"):
        notes.append(f"device='{value.device}'")
    if isinstance(value, Tensor | Seen) and not is_array and value.requires_grad:
        leaf = isinstance(value, Tensor) and not value.nonleaf
        notes.append(
            "requires_grad=True" if leaf or (isinstance(value, Seen) and value.grad_fn is None) else "with grad_fn"
        )
    text = f"{'array' if is_array else 'tensor'}({', '.join([body, *notes])})"
    if isinstance(value, Tensor | Array):
        text += memory_note(value)
    return text


def memory_note(value: Tensor | Array) -> str:
    """Text such as " (non-contiguous: strides (1, 2))" where the memory is out of the ordinary, else nothing."""
    if isinstance(value, Array):
        notes = [] if value.writable else ["read-only"]
        item = value.base.itemsize
        expected = tuple(s * item for s in contiguous_stride(value.shape))
        if value.stride != expected and 0 not in value.shape and any(n > 1 for n in value.shape):
            notes.append(f"strides {value.stride} bytes")
        return f" ({', '.join(notes)})" if notes else ""
    if value.is_contiguous:
        return ""
    if any(s == 0 and n > 1 for s, n in zip(value.stride, value.shape, strict=True)):
        return f" (expanded: strides {value.stride})"
    return f" (non-contiguous: strides {value.stride})"
