"""02_numpy_bridge.py: arrays and tensors, over one memory or over two."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Learner, argument_text, check, draw, fail, witness
from graders.judge.got import Expect
from graders.judge.strategies import NUMPY_FLOATS, NUMPY_INTEGERS, arrays, exactly, shapes, tensors
from graders.judge.values import COMPLEX, Array, Tensor, array, is_float
from graders.judge.values import tensor as t

BOTH_KNOW = (*NUMPY_FLOATS, *NUMPY_INTEGERS, "bool", *COMPLEX)


def same_place(seen: Expect, source: Tensor | Array) -> None:
    """The result goes through its memory in the steps of the source."""
    given = tuple(s * source.base.itemsize for s in source.stride) if isinstance(source, Tensor) else source.stride
    item = source.base.itemsize if seen.seen.kind == "tensor" else 1
    strides = tuple(s * item for s in seen.seen.stride or ())
    if seen.seen.numel and any(a != b for a, b, n in zip(strides, given, source.shape, strict=True) if n > 1):
        seen.fail("it must show the same numbers of the same memory.")


# --------------------------------------------------------------------------------------------------------- array_view_of


@st.composite
def cpu_tensors(pick: st.DrawFn, dtype: str) -> Tensor:
    """Any CPU tensor whose dtype NumPy has: plain, a leaf that requires grad (with or without .grad), or a result."""
    plain: Tensor = pick(tensors(dtype=dtype))
    if not is_float(plain.dtype):
        return plain
    kind = pick(st.sampled_from(["plain", "leaf", "graded", "result"]))
    if kind == "result" and 0 not in plain.stride:
        return plain.but(nonleaf=True)
    if kind in ("plain", "result"):
        return plain
    grad = t(np.ones(plain.shape), plain.dtype) if kind == "graded" else None
    return plain.but(requires_grad=True, grad=grad)


@check("array_view_of")
@witness(tensor=t([1.0, 2.0]))
@witness(tensor=t([1.0, 2.0], requires_grad=True))
@witness(tensor=t([float("nan")]))
@witness(tensor=t([1.0, 2.0]), grad="no_grad")
@draw(each={"dtype": BOTH_KNOW}, tensor=lambda dtype: cpu_tensors(dtype))
def test_array_view_of(learner: Learner, tensor: Tensor) -> None:
    """The array shows t's own memory, for every dtype that NumPy has, and t goes on requiring grad."""
    errors = {"B2c": "requires grad"} if tensor.requires_grad or tensor.nonleaf else None
    got = learner.call("array_view_of", t=tensor, errors=errors)
    seen = got.result.array().shape(tensor.shape).dtype(tensor.base.dtype.name)
    seen.equals(tensor.values)
    seen.lies_over("t", mistake="B1a")
    same_place(seen, tensor)
    got.pure()
    seen.proven_over("t", mistake="B1a")


@check("array_view_of")
@witness(square=t([[0.0, 1.0], [2.0, 3.0]]))
@witness(square=t([[0.0, 1.0], [2.0, 3.0]], requires_grad=True))
def test_array_view_of_again(learner: Learner, square: Tensor) -> None:
    """Another view of the same memory is another array, and so is t itself once it is transposed; a tensor of its own is shared too."""
    says = f"array_view_of(t), array_view_of(t.T), and array_view_of(t) when t is transposed, with t={argument_text(square)}"
    got = learner.run("again:transposed", says=says, name="array_view_of", square=square)
    for part, right in (("first", square.values), ("second", square.values.T), ("third", square.values.T)):
        got.item(part, verb=f"The {part} time it returned").array().shape(right.shape).equals(right)
    rows_each(learner, "array_view_of", square.but(requires_grad=False))
    got = learner.run(
        "again:overwritten",
        says=f"array_view_of(t), then t.copy_({argument_text(square)})",
        name="array_view_of",
        source=square.but(base=square.base + 5),
        values=square.but(requires_grad=False),
    )
    got.result.array().equals(square.values, rule="The array must show what t holds now.")


def rows_each(learner: Learner, name: str, table: Tensor | Array) -> None:
    """Each row of a table, made for the call alone, gives what that row holds."""
    says = f"{name}(row) for each row of {argument_text(table)}"
    got = learner.run("again:rows", says=says, name=name, table=table)
    for number, right in enumerate(table.values):
        found = got.item(number, verb=f"For row {number} it returned")
        (found.tensor() if isinstance(table, Array) else found.array()).shape(right.shape).equals(right)


# -------------------------------------------------------------------------------------------------------- tensor_view_of


@check("tensor_view_of")
@witness(a=array([1.0, 2.0], "float64"))
@witness(a=array(3.0, "float64"))
@witness(a=array([200], "uint8"))
@witness(a=array([1.0, 2.0], "float64"), grad="no_grad")
@draw(each={"dtype": BOTH_KNOW}, a=lambda dtype: arrays(dtype=dtype))
def test_tensor_view_of(learner: Learner, a: Array) -> None:
    """The tensor lies over a's own memory and has its dtype, 0-d arrays and unusual strides too."""
    got = learner.call("tensor_view_of", a=a)
    seen = got.result.tensor().shape(a.shape).dtype(a.dtype).device("cpu")
    seen.equals(a.values)
    seen.lies_over("a", mistake="B1c")
    same_place(seen, a)
    seen.no_graph()
    got.pure()
    seen.proven_over("a", mistake="B1c")


@check("tensor_view_of")
@witness(square=array([[0.0, 1.0], [2.0, 3.0]], "float64"))
def test_tensor_view_of_again(learner: Learner, square: Array) -> None:
    """Another view of the same memory is another tensor; an array that owns its memory is shared too."""
    says = f"tensor_view_of(a), then tensor_view_of(a.T), with a={argument_text(square)}"
    got = learner.run("again:transposed", says=says, name="tensor_view_of", square=square)
    for part, right in (("first", square.values), ("second", square.values.T)):
        got.item(part, verb=f"The {part} time it returned").tensor().shape(right.shape).equals(right)
    rows_each(learner, "tensor_view_of", square)
    got = learner.run(
        "again:overwritten",
        says=f"tensor_view_of(a), then a[...] = {argument_text(square)}",
        name="tensor_view_of",
        source=Array(square.base + 5, square.shape, square.stride),
        values=square,
    )
    got.result.tensor().equals(square.values, rule="The tensor must show what a holds now.")


# ---------------------------------------------------------------------------------------------------- independent_tensor

CROSSING = {"B2b": r"NumPy array is not writable|numpy array is negative"}
NUMBERS = ("float32", "float64", "float16", *NUMPY_INTEGERS, "bool")
ORDER = ("contiguous", "permuted", "sliced", "offset", "reversed")


def backwards(a: Array) -> Array:
    """A one-dimensional array seen from its end."""
    item = a.base.itemsize
    return Array(a.base, a.shape, (-item,), offset=(a.shape[0] - 1) * item, writable=a.writable)


@check("independent_tensor", examples=150)
@witness(a=array([1.0, 2.0]), default="float32")
@witness(a=array([1.0, 2.0], writable=False), default="float32")
@witness(a=backwards(array([1.0, 2.0], "float64")), default="float32")
@witness(a=backwards(array([1.0], "float64")), default="float32")
@witness(a=array(3, "int64"), default="float32")
@witness(a=array([2**63], "uint64"), default="float32")
@witness(a=array([2**31, 2**24 - 1], "uint32"), default="float32")
@witness(a=array([-(2**62), 2**40], "int64"), default="float32")
@witness(a=array([70000.0, 2.0**-20, float("inf"), float("nan")], "float64"), default="float32")
@witness(a=array([1.0], "float64"), default="float64")
@witness(a=Array(array(range(4), "float64").base, (2, 2), (16, -8), offset=8), default="float32")
@witness(a=array([1.0, 2.0]), default="float32", grad="no_grad")
@draw(
    each={"dtype": NUMBERS},
    a=lambda dtype: arrays(shape=shapes(max_dims=3), dtype=dtype, layouts=ORDER, writable=st.booleans()),
    default=st.sampled_from(["float32", "float64"]),
)
def test_independent_tensor(learner: Learner, a: Array, default: str) -> None:
    """A float32 tensor with a's values in memory of its own, without a warning, whatever kind of array a is."""
    hard = not a.writable or any(s < 0 for s in a.stride)
    got = learner.call("independent_tensor", a=a, default_dtype=default, errors=CROSSING if hard else None)
    seen = got.result.tensor().shape(a.shape).dtype("float32").device("cpu")
    seen.equals(a.values.astype("float32"))
    seen.own_memory("a", mistake="B1a")
    seen.no_graph()
    got.pure()
    got.no_warning(CROSSING if hard else None)
    seen.proven_apart("a", mistake="B1a")


@check("independent_tensor", examples=10)
@witness(first=array([1.0]), second=array([2.0]))
@draw(
    first=arrays(shape=shapes(max_dims=2), dtype="float64"),
    second=lambda first: arrays(shape=exactly(first.shape), dtype="float64"),
)
def test_independent_tensor_again(learner: Learner, first: Array, second: Array) -> None:
    """A second call gives another tensor and leaves the first one's values alone."""
    says = f"independent_tensor twice, with {argument_text(first)} and with {argument_text(second)}"
    got = learner.run("again:twice", says=says, name="independent_tensor", first=[first], second=[second])
    got.item("second", verb="The second time it returned").tensor().equals(second.values.astype("float32"))
    one = got.item("first", verb="After the second call the first result is").tensor()
    one.equals(first.values.astype("float32"))
    if one.seen.numel and one.seen.storage_id == got.item("second").seen.storage_id:
        fail("Both calls returned the same memory; each tensor must have its own.")
    plain = array(first.values, "float32")  # nothing about it asks for a copy
    got = learner.run(
        "again:overwritten",
        says=f"independent_tensor(a), then a[...] = {argument_text(second)}, with a={argument_text(plain)}",
        name="independent_tensor",
        source=plain,
        values=second,
    )
    got.result.tensor().equals(first.values.astype("float32"), mistake="B1a")
