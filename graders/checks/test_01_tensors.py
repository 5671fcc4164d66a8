"""01_tensors.py: memory. Sums and rows, in place and not; who shares what with whom."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Learner, argument_text, check, draw, fail, witness
from graders.judge.got import Got
from graders.judge.strategies import broadcastable_to, like, shapes, tensors
from graders.judge.values import COMPLEX, FLOATS, INTEGERS, NDArray, Tensor, from_storage, is_float, to_storage
from graders.judge.values import tensor as t

ANY_DTYPE = (*FLOATS, *INTEGERS, "bool", *COMPLEX)
WRITABLE = ("contiguous", "permuted", "sliced", "offset")  # no element of an in-place target lies over another
NAN, INF = float("nan"), float("inf")


def plus(x: Tensor, y: Tensor, shape: tuple[int, ...] | None = None) -> NDArray:
    """x + y in their own dtype, as numbers, broadcast to `shape`."""
    with np.errstate(all="ignore"):
        total = from_storage(to_storage(x.values + y.values, x.dtype), x.dtype)
    return np.broadcast_to(total, shape if shape is not None else total.shape)


def iota(*shape: int, dtype: str = "float32") -> Tensor:
    """0, 1, 2, ... in that shape."""
    return t(np.arange(np.prod(shape)).reshape(shape), dtype)


# --------------------------------------------------------------------------------------------------------- add_four_ways

SHARED = iota(2)


@check("add_four_ways")
@witness(x=t([1.0, 2.0]), y=t([10.0, 20.0]))
@witness(x=t([1e8]), y=t([0.125]))
@witness(x=t([0.1], "float64"), y=t([0.2], "float64"))
@witness(x=t([2**53 + 1], "int64"), y=t([1], "int64"))
@witness(x=t([INF, NAN]), y=t([1.0, 1.0]))
@witness(x=SHARED, y=SHARED)
@witness(x=t([1.0]), y=t([2.0]), grad="no_grad")
@draw(each={"dtype": ANY_DTYPE}, x=lambda dtype: tensors(dtype=dtype), y=lambda x: like(x))
def test_add_four_ways(learner: Learner, x: Tensor, y: Tensor) -> None:
    """Four equal sums in four separate storages; x and y are as they were."""
    got = learner.call("add_four_ways", x=x, y=y)
    sums = got.result.tuple_of(4, "tensors")
    for part in sums:
        part.shape(x.shape).dtype(x.dtype).device()
    got.unchanged("x", "y", mistake="A4b")
    for part in sums:
        part.own_memory("x", "y")
    if x.numel and len({part.seen.storage_id for part in sums}) < 4:
        fail("Some of the four results share memory; each must have a storage of its own.")
    for part in sums:
        part.equals(plus(x, y)).no_graph()
    got.pure()


@check("add_four_ways", examples=10)
@witness(x=t([1.0]), y=t([2.0]), new_x=t([3.0]), new_y=t([4.0]))
@draw(x=tensors(), y=lambda x: like(x), new_x=lambda x: like(x), new_y=lambda x: like(x))
def test_add_four_ways_again(learner: Learner, x: Tensor, y: Tensor, new_x: Tensor, new_y: Tensor) -> None:
    """Called again with the same tensors, which hold other numbers by then, it adds those, and the first sums stay."""
    x, y = overwritable(x), overwritable(y)
    says = f"add_four_ways(x, y) twice; the second time x={argument_text(new_x)}, y={argument_text(new_y)}"
    program = {"name": "add_four_ways", "arguments": [x, y], "values": [new_x, new_y]}
    got = learner.run("again:changed", says=says, **program)
    for part in got.item("second", verb="The second time it returned").tuple_of(4, "tensors"):
        part.equals(plus(new_x, new_y))
    for part in got.item("first", verb="After the second call the first result is").tuple_of(4, "tensors"):
        part.equals(plus(x, y))


def overwritable(x: Tensor) -> Tensor:
    """The same numbers in contiguous memory, which can be written to."""
    return t(x.values, x.dtype)


# -------------------------------------------------------------------------------------------------------------- add_into


@check("add_into")
@witness(x=t([1.0]), y=t([2.0]), out=t([0.0]))
@witness(x=t([1.0]), y=t([2.0]), out=t([0.0, 0.0]))
@witness(x=t([1.0]), y=t([2.0]), out=t([NAN]))
@witness(x=t([INF, NAN]), y=t([1.0, 1.0]), out=t([0.0, 0.0]))
@witness(x=t([0.1], "float64"), y=t([0.2], "float64"), out=t([0.0], "float64"))
@witness(x=t([2**53 + 1], "int64"), y=t([0], "int64"), out=t([0], "int64"))
@witness(x=t([1.0]), y=t([2.0]), out=t([0.0]), grad="no_grad")
@draw(
    each={"dtype": ANY_DTYPE},
    out=lambda dtype: tensors(dtype=dtype, layouts=WRITABLE),
    x=lambda out: broadcastable_to(out),
    y=lambda out: broadcastable_to(out),
)
def test_add_into(learner: Learner, x: Tensor, y: Tensor, out: Tensor) -> None:
    """out itself holds the sum, broadcast to its shape, in the memory that it had, and is returned."""
    got = learner.call("add_into", x=x, y=y, out=out)
    got.result.tensor()
    resized = got.after("out").shape == plus(x, y).shape != out.shape
    if resized:
        fail(f"It resized out from {out.shape} to {got.after('out').shape}; out must keep its shape.", "A3b")
    got.arg("out").shape(out.shape).dtype(out.dtype).device()
    got.same_memory("out", mistake="A3a")
    right = plus(x, y, out.shape)
    ignored = got.memory("out").tobytes() == from_storage(out.base, out.dtype).tobytes()
    elsewhere = got.raw.same == got.paths["out"] or owns_sum(got, right)
    sure = ignored and elsewhere and not np.isnan(out.values).any()
    got.arg("out").equals(right, explain={"A3a": out.values} if sure else None)
    got.result.is_input("out", "A3a")
    got.pure(changes=["out"], mistake="A4b")


def owns_sum(got: Got, right: NDArray) -> bool:
    """Whether the sum was computed, but into memory that is no argument's."""
    seen = got.raw
    contiguous_out = got.given["out"].is_contiguous
    return bool(seen.at is None and contiguous_out and seen.shape == right.shape)


# ---------------------------------------------------------------------------------------------------------- add_in_place

MODES = st.sampled_from(["on", "no_grad"])


@st.composite
def tracked(pick: Any, plain: Tensor, leaf: bool) -> Tensor:
    """The tensor as it is, or, where its dtype can, as one that takes part in autograd."""
    if not is_float(plain.dtype) or not pick(st.booleans()):
        return plain
    return plain.but(requires_grad=True) if leaf else plain.but(nonleaf=True)


@check("add_in_place")
@witness(y=t([0.0]), x=t([0.125]), grad="on")
@witness(y=t([0.1], "float64"), x=t([0.2], "float64"), grad="on")
@witness(y=t([[0.0, 0.0], [0.0, 0.0]]), x=t([1.0, 2.0]), grad="on")
@witness(y=t([2**53 + 1], "int64"), x=t([1], "int64"), grad="on")
@witness(y=t([1.0, 1.0, NAN]), x=t([INF, NAN, 1.0]), grad="on")
@witness(y=t([0.0]), x=t([0.125]), grad="no_grad")
@draw(
    each={"dtype": ANY_DTYPE},
    y=lambda dtype: tensors(dtype=dtype, layouts=WRITABLE).flatmap(lambda y: tracked(y, leaf=False)),
    x=lambda y: broadcastable_to(y).flatmap(lambda x: tracked(x, leaf=True)),
    grad=MODES,
)
def test_add_in_place(learner: Learner, y: Tensor, x: Tensor, grad: str) -> None:
    """y itself holds y + x in its own memory and is returned; x is as it was."""
    got = learner.call("add_in_place", y=y, x=x, grad=grad)
    got.result.tensor()
    got.arg("y").shape(y.shape).dtype(y.dtype).device()
    got.same_memory("y", mistake="A4a")
    right = plus(y, x, y.shape)
    left_alone = got.memory("y").tobytes() == from_storage(y.base, y.dtype).tobytes()
    sum_elsewhere = left_alone and got.raw.at is None and got.raw.shape == y.shape
    if (
        left_alone
        and y.is_contiguous
        and (sum_elsewhere or got.raw.same == got.paths["y"])
        and not np.array_equal(right, y.values)
    ):
        what = "returned a new tensor and left y as it was" if sum_elsewhere else "left y as it was"
        fail(f"It {what}; y itself must change.", "A4a")
    got.arg("y").equals(right)
    got.result.is_input("y")
    now = got.after("y").requires_grad
    if now != y.nonleaf and not (now and x.requires_grad):
        fail(f"It changed y.requires_grad from {y.nonleaf} to {now}; it must stay as it was.")
    got.pure(changes=["y"], mistake="A4b")


# ---------------------------------------------------------------------------------------------------- transpose_in_place


@check("transpose_in_place")
@witness(x=iota(2, 3))
@witness(x=iota(1, 2))
@witness(x=iota(2, 2))
@witness(x=t([[0.0, 1.0], [1.0, 2.0]]))
@witness(x=iota(2, 3), grad="no_grad")
@witness(x=iota(2, 3).but(requires_grad=True), grad="no_grad")
@draw(each={"dtype": ANY_DTYPE}, x=lambda dtype: tensors(shape=shapes(2, 2), dtype=dtype))
def test_transpose_in_place(learner: Learner, x: Tensor) -> None:
    """x itself is seen transposed, over the same memory, in which nothing has moved, and is returned."""
    got = learner.call("transpose_in_place", x=x)
    got.result.tensor()
    now, right = got.after("x"), x.values.T
    plain = x.shape[0] != x.shape[1] and min(x.shape) > 1 and x.is_contiguous  # where reshaping and transposing differ
    if now.shape == x.shape and now.stride == x.stride and now.version == 0 and plain:
        result = got.raw
        reshaped = (
            result.same is None
            and result.shape == right.shape
            and np.array_equal(result.values, x.values.reshape(right.shape))
        )
        fail(f"It left x as it was, of shape {x.shape}; x itself must be transposed.", "A6c" if reshaped else "A5")
    arg = got.arg("x").shape(right.shape).dtype(x.dtype).device()
    got.unmoved("x")
    arg.equals(right, explain={"A6c": x.values.reshape(right.shape)} if plain else None)
    if now.requires_grad != x.requires_grad:
        fail(f"It changed x.requires_grad to {now.requires_grad}; it must stay as it was.")
    if min(x.shape) > 1 and now.stride != x.stride[::-1]:
        fail(
            f"It left x with the strides {now.stride}: whatever is written into that memory later shows in the wrong place."
        )
    got.result.is_input("x")
    got.pure(changes=["x"])


# --------------------------------------------------------------------------------------------------------------- as_rows


@st.composite
def cut(pick: Any, x: Tensor) -> int:
    """A row length: mostly a divisor of the number of elements, now and then any."""
    divisors = [k for k in range(1, x.numel + 1) if x.numel % k == 0] or [1, 2, 3]
    return int(pick(st.sampled_from([*divisors, *divisors, 2, 3, 4, 5, x.numel + 1])))


@check("as_rows", examples=150)
@witness(x=iota(4), k=2)
@witness(x=iota(2, 3), k=2)
@witness(x=iota(3), k=2)
@witness(x=t([[0.0, 2.0], [1.0, 3.0]]).but(stride=(1, 2)), k=4)
@witness(x=t(np.zeros((2, 4))).but(shape=(2, 2), stride=(4, 1)), k=2)
@witness(x=t([0.0]).but(shape=(2, 1), stride=(0, 1)), k=1)
@witness(x=t([0.0, 1.0]).but(shape=(2, 2), stride=(0, 1)), k=2)
@witness(x=iota(2, 1, 2, 1, 2, 3), k=4)
@witness(x=iota(4), k=2, grad="no_grad")
@witness(x=iota(3), k=2, grad="no_grad")
@draw(each={"dtype": ANY_DTYPE}, x=lambda dtype: tensors(dtype=dtype), k=lambda x: cut(x))
def test_as_rows(learner: Learner, x: Tensor, k: int) -> None:
    """Rows of k numbers over x's own memory, or ValueError where the size or the strides do not allow it."""
    got = learner.call("as_rows", x=x, k=k, may_raise=True)
    if x.numel % k:
        got.raised("ValueError", f"where {x.numel} numbers are no whole rows of {k}")
        got.pure()
        return
    addresses = np.arange(x.base.size + 1)  # where each element of x lies, then the same in rows
    where = x.but(base=addresses, dtype="int64").values.reshape(-1, k) if x.numel else np.zeros((0, k), int)
    if not is_strided(where):
        if got.error is None and not (got.result.tensor().seen.at is None and matches(got, where, x)):
            got.raised("ValueError", "where no view of x has these rows")
        if got.error is None:
            fail(
                f"It returned rows in memory of their own ({argument_text(got.raw)}); where no view of x has these rows it must raise ValueError.",
                "A6b",
            )
        got.raised("ValueError", "where no view of x has these rows")
        got.pure()
        return
    if got.error is not None:
        fail(
            f"It raised {got.error.get('type')}: {str(got.error.get('text'))[:200]}\nHere a view exists and must be returned."
        )
    rows = got.result.tensor().shape((x.numel // k, k)).dtype(x.dtype).device()
    rows.equals(x.values.reshape(-1, k) if x.numel else np.zeros((0, k)))
    rows.lies_over("x", mistake="A6b")
    got.pure()
    rows.proven_over("x", mistake="A6b")


def matches(got: Got, where: NDArray, x: Tensor) -> bool:
    """Whether the result has the right rows."""
    seen = got.raw
    return bool(seen.shape == where.shape and np.array_equal(seen.values, x.values.reshape(where.shape)))


def is_strided(where: NDArray) -> bool:
    """Whether these addresses are first + i * a + j * b: whether one view shows them all."""
    if where.size == 0:
        return True
    down = where[1, 0] - where[0, 0] if where.shape[0] > 1 else 0
    right = where[0, 1] - where[0, 0] if where.shape[1] > 1 else 0
    i, j = np.indices(where.shape)
    return bool(np.array_equal(where, where[0, 0] + i * down + j * right) and down >= 0 and right >= 0)


# --------------------------------------------------------------------------------------------------------- flatten_batch


@check("flatten_batch")
@witness(x=iota(2, 3, 2, 2))
@witness(x=t([1.0, 2.0]))
@witness(x=t(np.zeros((0, 3))))
@witness(x=t(np.zeros((2, 0))))
@witness(x=t([[[1.0, 2.0]], [[3.0, 4.0]]], requires_grad=True))
@witness(x=iota(2, 1, 2, 1, 2, 3))
@witness(x=iota(2, 4, 5, 5))
@witness(x=iota(2, 1, 2), grad="no_grad")
@draw(each={"dtype": ANY_DTYPE}, x=lambda dtype: tensors(shape=shapes(1, 4), dtype=dtype))
def test_flatten_batch(learner: Learner, x: Tensor) -> None:
    """One row a sample, numbers in order, for any strides, no samples and samples without numbers."""
    got = learner.call(
        "flatten_batch", x=x, errors={"A17b": "can be any value and is ambiguous"} if x.shape[0] == 0 else None
    )
    flat = got.result.tensor()
    n, width = x.shape[0], int(np.prod(x.shape[1:]))
    seen = flat.seen.shape
    total = n * width
    named = None
    if n > 1 and total and len(x.shape) > 1:
        if seen in ((total,), (1, total)):
            named = "A17a"
        elif len(seen) == 2 and seen[0] != n and seen[0] * seen[1] == total and seen[0] > 1:
            named = "A6d"
    flat.shape((n, width), mistake=named).dtype(x.dtype).device()
    mixed = [x.values.reshape(width, n).T]
    if len(x.shape) > 1:
        mixed.append(np.swapaxes(x.values, 0, 1).reshape(n, width))
    right = x.values.reshape(n, width)
    mixes = any(np.array_equal(flat.seen.values, rows) and not np.array_equal(right, rows) for rows in mixed)
    flat.equals(right, "A6d" if mixes else None)
    if x.requires_grad and not flat.seen.requires_grad:
        flat.fail("x requires grad, so gradients must find their way back to x through what is returned.")
    got.pure()
