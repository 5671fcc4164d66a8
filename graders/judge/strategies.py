"""Inputs: shapes, memory layouts, dtypes and exact small numbers, all in one place. Shared by every check.

Floats are int8 divided by 8: exact in float32 and float64, and in float16 and bfloat16 too, so sums and sign changes have no
rounding; they print short and shrink well. Data comes from `binary`, four times as fast as lists of integers.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.values import (
    COMPLEX,
    FLOATS,
    STORAGE,
    Array,
    NDArray,
    Tensor,
    contiguous_stride,
    to_storage,
)

Strategy = st.SearchStrategy[Any]
_MOST = 10_000


def kept(make: Callable[..., Strategy]) -> Callable[..., Strategy]:
    """The same strategy for the same plain arguments: Hypothesis looks each new one over, which takes longer than to draw from it."""
    made: dict[Any, Strategy] = {}

    @functools.wraps(make)
    def get(*args: Any, **kwargs: Any) -> Strategy:
        if not (plain(args) and plain(tuple(kwargs.values()))):
            return make(*args, **kwargs)
        key = (args, tuple(kwargs.items()))
        if key not in made:
            if len(made) == _MOST:
                made.clear()
            made[key] = make(*args, **kwargs)
        return made[key]

    return get


def plain(value: Any) -> bool:
    """Whether two that are equal are the same in all that matters, and stay so: texts, integers, strategies, tuples of them."""
    kind = type(value)
    if kind is tuple:
        return all(map(plain, value))
    return value is None or kind is str or kind is int or kind is bool or isinstance(value, st.SearchStrategy)


@kept
def exactly(value: Any) -> Strategy:
    """`just` that."""
    return st.just(value)


SIZES = (1, 2, 3, 0, 4)  # in the order in which Hypothesis shrinks
LAYOUTS = ("contiguous", "permuted", "sliced", "offset", "expanded")


@kept
def shapes(min_dims: int = 0, max_dims: int = 4, sizes: Sequence[int] = SIZES, limit: int = 64) -> Strategy:
    """Shapes as tuples: 0-d, zero-size and single rows among them."""
    size = st.sampled_from(tuple(sizes))
    made = st.integers(min_dims, max_dims).flatmap(lambda dims: st.tuples(*[size] * dims))
    return made.map(lambda shape: _capped(shape, limit))


@kept
def one_of_them(values: tuple[str, ...]) -> Strategy:
    """`sampled_from` those; the first is where shrinking ends."""
    return st.sampled_from(values)


def _capped(shape: tuple[int, ...], limit: int) -> tuple[int, ...]:
    """The same number of dimensions with at most `limit` elements: large sizes become 2, then 1 (no filtering)."""
    for ceiling in (3, 2):
        if math.prod(shape) > limit:
            shape = tuple(min(n, ceiling) for n in shape)
    while math.prod(shape) > limit:
        at = max(range(len(shape)), key=lambda i: shape[i])
        shape = (*shape[:at], 1, *shape[at + 1 :])
    return shape


def dtypes(allowed: Sequence[str] = FLOATS) -> Strategy:
    """torch dtypes by name; the first is where shrinking ends."""
    return one_of_them(tuple(allowed))


@kept
def elements(dtype: str, count: int) -> Strategy:
    """`count` numbers of that dtype as a one-dimensional storage."""
    width = 2 if dtype in COMPLEX else 1
    return st.binary(min_size=count * width, max_size=count * width).map(lambda data: numbers_from(data, dtype))


def numbers_from(data: bytes, dtype: str) -> NDArray:
    """Bytes as small exact numbers of that dtype (0 is where shrinking ends)."""
    small = np.frombuffer(data, "i1")
    if dtype == "bool":
        return (small & 1).astype("?")
    if dtype in COMPLEX:
        parts = small.astype("f8") / 8
        return (parts[0::2] + 1j * parts[1::2]).astype(STORAGE[dtype])
    if dtype in FLOATS:
        return to_storage(small.astype("f8") / 8, dtype)
    if dtype.startswith("uint"):
        return np.frombuffer(data, "u1").astype(STORAGE[dtype])
    return small.astype(STORAGE[dtype])


@kept
@st.composite  # type: ignore[arg-type]  # its type knows no **facts
def tensors(
    draw: Any,
    shape: Strategy | None = None,
    dtype: Strategy | str | None = None,
    layouts: Sequence[str] = LAYOUTS,
    requires_grad: Strategy | bool = False,
    **facts: Any,
) -> Tensor:
    """A tensor of any legal shape, layout and dtype; `layouts` restricts the memory (an in-place target is never expanded)."""
    size = draw(shape if shape is not None else shapes())
    kind = dtype if isinstance(dtype, str) else draw(dtype if dtype is not None else dtypes())
    layout = draw(one_of_them(tuple(layouts))) if len(layouts) > 1 else layouts[0]
    grad = requires_grad if isinstance(requires_grad, bool) else draw(requires_grad)
    stride, offset, count = geometry(size, layout)
    base = draw(elements(kind, count))
    return Tensor(base, kind, size, stride, offset, requires_grad=grad, **facts)


def geometry(shape: tuple[int, ...], layout: str) -> tuple[tuple[int, ...], int, int]:
    """(strides, offset, number of elements of the storage) for a shape laid out that way; contiguous where it can't be."""
    if layout == "offset":
        return contiguous_stride(shape), 2, math.prod(shape) + 3
    if len(shape) >= 2 and layout == "permuted":
        return tuple(reversed(contiguous_stride(tuple(reversed(shape))))), 0, math.prod(shape)
    if shape and layout == "sliced":  # every second element of the last dimension, and one row more than is seen
        wide = (*shape[:-1], 2 * shape[-1] + 1)
        stride = contiguous_stride(wide)
        return (*stride[:-1], 2), 1, math.prod(wide) + 1
    if shape and layout == "expanded":  # the first dimension that is longer than 1 repeats one slice
        at = next((i for i, n in enumerate(shape) if n > 1), None)
        if at is not None:
            inner = (*shape[:at], 1, *shape[at + 1 :])
            stride = contiguous_stride(inner)
            return (*stride[:at], 0, *stride[at + 1 :]), 0, math.prod(inner)
    return contiguous_stride(shape), 0, math.prod(shape)


def like(other: Tensor, **facts: Any) -> Strategy:
    """Another tensor of the same shape and dtype in memory of its own, in any layout."""
    return tensors(shape=exactly(other.shape), dtype=other.dtype, **facts)


@st.composite  # type: ignore[arg-type]  # its type knows no **facts
def broadcastable_to(draw: Any, other: Tensor, **facts: Any) -> Any:
    """A tensor of the same dtype whose shape broadcasts to the other's: equal, ones in places, fewer dimensions."""
    keep = draw(st.integers(0, len(other.shape)))
    mask = draw(st.lists(st.booleans(), min_size=keep, max_size=keep))
    tail = other.shape[len(other.shape) - keep :]
    shape = tuple(1 if one else n for one, n in zip(mask, tail, strict=True))
    return draw(tensors(shape=exactly(shape), dtype=other.dtype, **facts))


NUMPY_FLOATS = ("float32", "float64", "float16")
NUMPY_INTEGERS = ("int64", "int32", "int16", "int8", "uint8", "uint16", "uint32", "uint64")


@kept
@st.composite
def arrays(
    draw: Any,
    shape: Strategy | None = None,
    dtype: Strategy | str = "float32",
    layouts: Sequence[str] = ("contiguous", "permuted", "sliced", "offset"),
    writable: Strategy | bool = True,
) -> Array:
    """A NumPy array; layout "reversed" runs backwards (negative strides)."""
    size = draw(shape if shape is not None else shapes(max_dims=3))
    kind = dtype if isinstance(dtype, str) else draw(dtype)
    layout = draw(one_of_them(tuple(layouts))) if len(layouts) > 1 else layouts[0]
    may_write = writable if isinstance(writable, bool) else draw(writable)
    backwards = layout == "reversed" and len(size) > 0
    stride, offset, count = geometry(size, "contiguous" if backwards else layout)
    base = draw(elements(kind, count))
    item = base.itemsize
    steps = tuple(s * item for s in stride)
    start = offset * item
    if backwards and math.prod(size):
        start += sum((n - 1) * s for n, s in zip(size, steps, strict=True))
        steps = tuple(-s for s in steps)
    return Array(base, size, steps, start, writable=may_write)
