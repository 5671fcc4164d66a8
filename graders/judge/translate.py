"""Between the judge's values and the wire: inputs go into the arena, observations come back as `Seen`.

Everything read here is hostile. A fact of the wrong type or out of range is `LearnerFault("forged")`: our own harness never
says such a thing.
"""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from graders.faults import LearnerFault
from graders.judge.client import ARENA, Worker
from graders.judge.values import STORAGE, Array, NDArray, Seen, Tensor
from graders.worker.wire import Block, Other

MAX_COPIED = 1 << 28  # bytes of the arena, and of a payload, that the judge copies for one answer


class Inputs:
    """One call's inputs in one worker's arena. `device` is the device under test."""

    def __init__(self, worker: Worker, device: str) -> None:
        self.worker, self.device = worker, device
        self.storages: dict[int, int] = {}  # id of a base -> where it lies in the arena
        self.keep: list[NDArray] = []  # so that no id is used twice
        self.objects: dict[int, int] = {}  # id of a Tensor -> its number

    def encode(self, value: Any) -> Any:
        """`value` with every Tensor and Array written to the arena and replaced by its facts."""
        kind = type(value)
        if kind is Tensor:
            if id(value) in self.objects:
                return Block({"kind": "tensor", "same": self.objects[id(value)]})
            self.objects[id(value)] = len(self.objects)
            return Block(self._tensor(value) | {"number": self.objects[id(value)]})
        if kind is Array:
            return Block(self._array(value))
        if kind in (list, tuple):
            return kind(self.encode(v) for v in value)
        if kind is dict:
            return {k: self.encode(v) for k, v in value.items()}
        return value

    def _store(self, base: NDArray) -> tuple[int, int]:
        if base.nbytes == 0:
            return 0, 0
        if id(base) not in self.storages:
            start = self.worker.allot(base.nbytes)
            self.worker.memory[start : start + base.nbytes] = base.tobytes()
            self.storages[id(base)] = start
            self.keep.append(base)
        return self.storages[id(base)], base.nbytes

    def _tensor(self, value: Tensor) -> dict[str, Any]:
        facts: dict[str, Any] = {
            "kind": "tensor",
            "dtype": value.dtype,
            "shape": list(value.shape),
            "stride": list(value.stride),
            "offset": value.offset,
            "storage": list(self._store(value.base)),
            "requires_grad": value.requires_grad,
            "nonleaf": value.nonleaf,
            "device": value.device or self.device,
        }
        if value.parameter:
            facts["parameter"] = True
        if value.grad is not None:
            facts["grad"] = self._tensor(value.grad)
        return facts

    def _array(self, value: Array) -> dict[str, Any]:
        return {
            "kind": "array",
            "dtype": value.base.dtype.str,
            "shape": list(value.shape),
            "stride": list(value.stride),
            "offset": value.offset,
            "storage": list(self._store(value.base)),
            "writable": value.writable,
        }

    def now(self, value: Tensor | Array) -> NDArray:
        """The input's storage as it is in the arena now: the judge's own memory, no claim."""
        if value.base.nbytes == 0:
            return value.base
        start = self.storages[id(value.base)]
        return np.frombuffer(self.worker.memory[start : start + value.base.nbytes], value.base.dtype)

    def overwrite(self, value: Tensor | Array, pattern: bytes) -> None:
        """Puts other bytes into the input's storage: whoever shares it must show them."""
        start = self.storages[id(value.base)]
        self.worker.memory[start : start + value.base.nbytes] = pattern


def forged(what: str) -> LearnerFault:
    """The reply is not one that our harness sends."""
    return LearnerFault("forged", f"The file sent an answer of its own to the grader ({what}).")


def too_large() -> LearnerFault:
    """A size or stride beyond what the judge can lay out, whoever is to blame for it."""
    return LearnerFault("answer", "It gave something of a size that can't be looked at.")


def decode(value: Any, worker: Worker) -> Any:
    """The observation with every Block turned into `Seen`. Ten thousand views of one number are no more than `MAX_COPIED` bytes."""
    return _decode(value, worker, [MAX_COPIED])


def _decode(value: Any, worker: Worker, left: list[int]) -> Any:
    kind = type(value)
    if kind is Block:
        made = seen(value, worker)
        left[0] -= made.storage.nbytes if made.storage is not None else 0
        if left[0] < 0:
            raise too_large()
        return made
    if kind in (list, tuple):
        return kind([_decode(v, worker, left) for v in value])
    if kind is dict:
        return {k: _decode(v, worker, left) for k, v in value.items()}
    return value


def seen(block: Block, worker: Worker) -> Seen:
    """One tensor or array, every fact checked."""
    meta = block.meta
    kind = _one_of(meta, "kind", ("tensor", "array"))
    shape = _sizes(meta, "shape")
    if kind == "array":
        return _seen_array(block, shape, worker)
    dtype = _text(meta, "dtype")
    layout = _text(meta, "layout")
    stride = _sizes(meta, "stride", len(shape)) if "stride" in meta else None
    storage, proven = None, False
    if stride is not None and dtype in STORAGE:
        if "at" in meta:
            storage, proven = tensor_from_arena(worker, STORAGE[dtype], shape, stride, _whole(meta, "at")), True
        elif block.data or math.prod(shape) == 0:
            storage = _from_bytes(block.data, STORAGE[dtype], shape)
    version = meta.get("version")
    return Seen(
        kind=kind,
        type=_text(meta, "type"),
        dtype=dtype,
        shape=shape,
        stride=stride,
        device=_text(meta, "device"),
        requires_grad=meta.get("requires_grad") is True,
        is_leaf=meta.get("is_leaf") is True,
        grad_fn=_text(meta, "grad_fn") if meta.get("grad_fn") is not None else None,
        version=version if type(version) is int else None,
        inference=meta.get("inference") is True,
        layout=layout,
        storage_id=_whole(meta, "storage") if meta.get("storage") is not None else None,
        same=_text(meta, "same") if meta.get("same") is not None else None,
        at=_whole(meta, "at") if "at" in meta else None,
        writable=True,
        storage=storage,
        proven=proven,
    )


def _seen_array(block: Block, shape: tuple[int, ...], worker: Worker) -> Seen:
    meta = block.meta
    text = _text(meta, "dtype")
    storage, proven = None, False
    if not re.fullmatch(r"[<>|=]?[a-zA-Z?]\d{0,9}(\[\w{1,9}\])?", text):
        raise forged("dtype")
    try:
        dtype = np.dtype(text)
    except (TypeError, ValueError):
        raise forged("dtype") from None
    if dtype.kind in "biufc":
        stride = meta.get("stride")
        if type(stride) is not list or len(stride) != len(shape) or not all(type(s) is int for s in stride):
            raise forged("stride")
        if "at" in meta:
            storage, proven = array_from_arena(worker, dtype, shape, stride, _whole(meta, "at")), True
        else:
            storage = _from_bytes(block.data, dtype, shape)
    return Seen(
        kind="array",
        type=_text(meta, "type"),
        dtype=text,
        shape=shape,
        stride=tuple(meta["stride"]) if type(meta.get("stride")) is list else None,
        device="cpu",
        requires_grad=False,
        is_leaf=True,
        grad_fn=None,
        version=None,
        inference=False,
        layout="strided",
        storage_id=None,
        same=_text(meta, "same") if meta.get("same") is not None else None,
        at=_whole(meta, "at") if "at" in meta else None,
        writable=meta.get("writable") is True,
        storage=storage,
        proven=proven,
    )


def _from_bytes(data: bytes, dtype: Any, shape: tuple[int, ...]) -> NDArray:
    if len(data) != math.prod(shape) * dtype.itemsize:
        raise forged("bytes")
    try:
        if dtype.kind == "b":  # memory that nobody wrote holds more than 0 and 1: true, as torch prints it
            true: NDArray = np.frombuffer(data, np.uint8) != 0
            return true.reshape(shape)
        return np.frombuffer(data, dtype).reshape(shape)
    except (ValueError, OverflowError):  # no elements, but (0, 2**40, 2**40) is more than NumPy counts
        raise too_large() from None


def tensor_from_arena(worker: Worker, dtype: Any, shape: tuple[int, ...], stride: tuple[int, ...], at: int) -> NDArray:
    """As `array_from_arena`, with strides in elements."""
    return array_from_arena(worker, dtype, shape, [s * dtype.itemsize for s in stride], at)


def array_from_arena(worker: Worker, dtype: Any, shape: tuple[int, ...], stride: list[int], at: int) -> NDArray:
    """A private copy of elements in the arena, with the range checked first."""
    if math.prod(shape) == 0:
        return _from_bytes(b"", dtype, shape)
    steps = [(n - 1) * s for n, s in zip(shape, stride, strict=True)]
    low, high = at + sum(s for s in steps if s < 0), at + sum(s for s in steps if s > 0) + dtype.itemsize
    if low < 0 or high > ARENA:
        raise forged("memory")
    if math.prod(shape) > ARENA:  # expanded beyond all measure
        raise too_large()
    window = np.frombuffer(worker.memory[low:high], np.uint8)
    if dtype.kind == "b":
        window = (window != 0).view(np.uint8)
    flat: NDArray = np.ndarray((), dtype, buffer=window.tobytes(), offset=at - low)
    try:
        copy: NDArray = as_strided(flat, shape, stride, writeable=False).copy()
    except (ValueError, OverflowError):  # a stride of more than 64 bits where there is one step
        raise too_large() from None
    return copy


def other_name(value: Any) -> str:
    """What a learner would call it: "a generator", "None", "an int (3)", "a list of 2"."""
    if value is None:
        return "None"
    if isinstance(value, Seen):
        article = "an" if value.type[:1].lower() in "aeiou" or value.type == "ndarray" else "a"
        return (
            f"{article} {value.type}"
            if value.type in ("Tensor", "ndarray", "Parameter")
            else f"an object of type {value.type}"
        )
    if isinstance(value, Other):
        return f"an object of type {value.type}"
    if isinstance(value, list | tuple | dict):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, str):
        return f"the str {value[:60]!r}"
    article = "an" if type(value).__name__[0] in "aeiou" else "a"
    return f"{article} {type(value).__name__} ({value})"


def _text(meta: dict[str, Any], key: str) -> str:
    value = meta.get(key)
    if type(value) is not str:
        raise forged(key)
    return value[:200].encode("utf-8", "replace").decode()


def _one_of(meta: dict[str, Any], key: str, allowed: tuple[str, ...]) -> str:
    value = _text(meta, key)
    if value not in allowed:
        raise forged(key)
    return value


def _whole(meta: dict[str, Any], key: str) -> int:
    value = meta.get(key)
    if type(value) is not int or not 0 <= value < 1 << 48:
        raise forged(key)
    return value


def _sizes(meta: dict[str, Any], key: str, length: int | None = None) -> tuple[int, ...]:
    value = meta.get(key)
    if type(value) is not list or (length is not None and len(value) != length):
        raise forged(key)
    if len(value) > 64:  # more dimensions than NumPy has
        raise too_large()
    if not all(type(n) is int and 0 <= n < 1 << 40 for n in value):
        raise forged(key)
    return tuple(value)
