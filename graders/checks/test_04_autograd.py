"""04_autograd.py: what autograd remembers, and how to ask it. Functions and graphs are Python text that a learner can run."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Both, Learner, argument_text, check, draw, fail, witness
from graders.judge.got import Expect, Got, brief
from graders.judge.strategies import LAYOUTS, exactly, like, shapes, tensors
from graders.judge.values import (
    COMPLEX,
    FLOATS,
    INTEGERS,
    NDArray,
    Seen,
    Tensor,
    contiguous_stride,
    from_storage,
    is_float,
    to_storage,
)
from graders.judge.values import tensor as t

IMPORTS = 10.0  # the first use of torch.func, or of weights for a backward pass, imports 900 modules
MODES = st.sampled_from(["on", "no_grad"])
POISON = 1000.0
HUGE = {"float32": 1e30, "float64": 1e30, "float16": 3e4, "bfloat16": 1e30}  # beside it a gradient vanishes
EPSILON = {"float32": 2.0**-23, "float64": 2.0**-52, "float16": 2.0**-10, "bfloat16": 2.0**-7}


# ---------------------------------------------------------------------------------------------------------------- inputs


def scaled(x: Tensor, by: float) -> Tensor:
    """Smaller numbers in the same layout: a quarter stays exact, and in float64 a tenth is no number of float32."""
    factor = by * 0.8 if x.dtype == "float64" else by
    return x.but(base=to_storage(from_storage(x.base, x.dtype).astype("f8") * factor, x.dtype))


DENSE = ("contiguous", "permuted", "sliced", "offset")  # torch.func.jvp refuses to differentiate at an expanded tensor


@st.composite
def points(pick: Any, dtype: str, shape: Any = None, layouts: Any = LAYOUTS) -> Tensor:
    """Where to differentiate: numbers between -4 and 4; plain, a leaf that tracks, with a .grad, a parameter, or a result."""
    size = pick(shape if shape is not None else shapes(max_dims=3, limit=12))
    x = scaled(pick(tensors(shape=exactly(size), dtype=dtype, layouts=layouts)), 0.25)
    return pick(facts_of(x))  # type: ignore[no-any-return]


@st.composite
def facts_of(pick: Any, x: Tensor) -> Tensor:
    """The same numbers as any kind of tensor that a caller may hold."""
    kind = pick(st.sampled_from(["plain", "leaf", "graded leaf", "graded", "huge", "result", "parameter"]))
    if kind == "plain" or (kind == "result" and 0 in x.stride):
        return x
    if kind == "result":
        return x.but(nonleaf=True)
    if kind == "parameter":
        return x.but(parameter=True, requires_grad=True)
    if kind == "leaf":
        return x.but(requires_grad=True)
    return graded(x, HUGE[x.dtype] if kind == "huge" else POISON).but(requires_grad=kind != "graded")


def whole(x: Tensor, device: str) -> Tensor:
    """On a simulated device the numbers in memory of their own: forward mode refuses views of larger memory there."""
    if device != "simulated" or x.base.size == x.numel:
        return x
    return x.but(base=np.ascontiguousarray(x.storage).reshape(-1), stride=contiguous_stride(x.shape), offset=0)


def graded(x: Tensor, value: float = POISON) -> Tensor:
    """The same tensor with a .grad that holds an old gradient."""
    return x.but(grad=t(np.full(x.shape, value), x.dtype))


def another(x: Tensor | None) -> Any:
    """Other numbers for a further call, in one example of four."""
    return st.integers(0, 3).flatmap(lambda n: like(x).map(lambda y: scaled(y, 0.25)) if n == 3 and x else st.none())


def told(name: str, x: Tensor) -> str:
    """``x = tensor([1.], requires_grad=True), x.grad = tensor([1000.])``."""
    text = argument_text(x)
    if x.parameter:
        text = f"nn.Parameter({text})"
    return f"{name} = {text}" + (f", {name}.grad = {argument_text(x.grad)}" if x.grad is not None else "")


def under(grad: str, says: str) -> str:
    """The call under the caller's grad mode."""
    return says if grad == "on" else f"with torch.{grad}(): {says}"


def one_line(code: str) -> str:
    """Statements of a program as a learner reads them: ``net = nn.Linear(2, 2), f = lambda x: ...``."""
    text = code.replace("import itertools\n", "").replace(":\n    ", ": ").replace("\n", "; ")
    return text + (" (Double is a custom autograd.Function)" if "Double" in code else "")


def tolerance(dtype: str, scale: float) -> tuple[float, float]:
    """Eight roundings, of the result and of the largest number that is added up on the way."""
    return 8 * EPSILON[dtype], 8 * EPSILON[dtype] * scale


def size_of(values: NDArray) -> float:
    """The largest finite magnitude, 0 where there is none."""
    return float(np.max(np.abs(values), initial=0.0, where=np.isfinite(values)))


# ----------------------------------------------------------------------------------------------------------------- track

ANY_DTYPE = (*FLOATS, *COMPLEX, *INTEGERS, "uint16", "uint32", "uint64", "bool")


@st.composite
def leaves(pick: Any, dtype: str) -> Tensor:
    """A leaf: plain, tracking already, with a .grad, a parameter that does not track."""
    x: Tensor = pick(tensors(shape=shapes(max_dims=3), dtype=dtype))
    if not (is_float(dtype) or dtype in COMPLEX):
        return x
    kind = pick(st.sampled_from(["plain", "tracks", "graded", "graded and tracks", "parameter"]))
    x = x.but(requires_grad=kind.endswith("tracks"), parameter=kind == "parameter")
    return graded(x) if kind.startswith("graded") else x


@check("track", examples=90)
@witness(x=t([1.0, 2.0]), grad="on")
@witness(x=t([1, 2], "int64"), grad="on")
@witness(x=t([True], "bool"), grad="on")
@witness(x=t([1.0], requires_grad=True), grad="on")
@witness(x=graded(t([1.0])), grad="on")
@witness(x=t([1.0], "float64"), grad="on")
@witness(x=t([1.0], "bfloat16"), grad="on")
@witness(x=t([1j], "complex64"), grad="on")
@witness(x=t(np.zeros((0, 2))), grad="on")
@witness(x=t(1.0), grad="no_grad")
@draw(each={"dtype": ANY_DTYPE}, x=lambda dtype: leaves(dtype), grad=MODES)
def test_track(learner: Learner, x: Tensor, grad: str) -> None:
    """x itself tracks from now on, and nothing else of it has changed; TypeError where its dtype can't."""
    if not (is_float(x.dtype) or x.dtype in COMPLEX):
        got = learner.call("track", x=x, grad=grad, may_raise=True)
        torchs_own = "only Tensors of floating point" in str((got.error or {}).get("text"))
        got.raised("TypeError", f"for a tensor of {x.dtype}", "D1d" if torchs_own else None)
        got.pure()
        return
    got = learner.call("track", x=x, grad=grad)
    got.result.tensor()
    ordinary = not x.requires_grad and x.numel > 0 and grad == "on"
    now = got.after("x")
    if not now.requires_grad:
        itself = got.raw.same == got.paths["x"]
        fail("Afterwards x.requires_grad is False; x itself must track.", "D2a" if itself and ordinary else None)
    got.result.is_input("x")
    got.pure(changes=["x"])
    got.arg("x").shape(x.shape).dtype(x.dtype).device()
    got.unchanged("x", but=("requires_grad",))


# --------------------------------------------------------------------------------------------------------------- grad_of

NEEDS_SCALAR = {"D3a": "grad can be implicitly created only for scalar outputs"}
NO_GRAPH = {"D7e": "does not require grad and does not have a grad_fn"}

#: f as text with {d} for x's last size, and the shapes of x that it takes
Fits = Callable[[tuple[int, ...]], bool]
ANY: Fits = lambda shape: True  # noqa: E731
LAST: Fits = lambda shape: len(shape) > 0 and shape[-1] > 0  # noqa: E731
SCALARS: dict[str, Fits] = {
    "f = lambda x: (x * x).sum()": ANY,
    "f = lambda x: (3 * x).sum()": ANY,
    "f = lambda x: x.sum()": ANY,
    "f = lambda x: (x ** 3 + x).sum()": ANY,
    "f = lambda x: torch.sin(x).sum() * 2": ANY,
    "f = lambda x: torch.exp(x).sum()": ANY,
    "f = lambda x: (x * x.detach()).sum()": ANY,
    "f = lambda x: x.clone().mul_(x).sum()": ANY,
    "f = lambda x: torch.log(1 + (x * x).sum())": ANY,
    "f = lambda x: torch.stack([x, 2 * x]).sum()": ANY,
    "f = lambda x: (x * 0).sum()": ANY,
    "f = lambda x: x.flatten()[:1].sum()": ANY,
    "f = lambda x: x * x": lambda shape: shape == (),
    "f = lambda x: x": lambda shape: shape == (),
    "f = lambda x: x[0].sum()": lambda shape: len(shape) > 0 and shape[0] > 0,
    "f = lambda x: (x.T @ x).sum()": lambda shape: len(shape) == 2,
    "net = nn.Linear({d}, 2)\nf = lambda x: net(x).sum()": LAST,
    "net = nn.Sequential(nn.Linear({d}, 3), nn.Tanh(), nn.Linear(3, 1))\nf = lambda x: net(x).sum()": LAST,
}
SQUARES = "f = lambda x: (x * x).sum()"
ROOT = "f = lambda x: x.sqrt().sum()"  # infinitely steep at 0


def functions(table: dict[str, Any], fits: Callable[[str], bool], shape: tuple[int, ...]) -> Any:
    """One of the table's functions, for x of that shape."""
    fitting = [code.replace("{d}", str(shape[-1]) if shape else "") for code in table if fits(code)]
    return st.sampled_from(fitting)


def called(name: str, code: str, grad: str, arguments: str, **inputs: Tensor) -> str:
    """``grad_of(f, x) with f = lambda x: x.sum(), x = tensor([1.])``."""
    return under(
        grad, f"{name}({arguments}) with {one_line(code)}, " + ", ".join(told(key, x) for key, x in inputs.items())
    )


def nothing_left(got: Got, *names: str) -> None:
    """Neither hooks nor a wish to keep .grad were left on the inputs."""
    before, after = got.item("marks").value
    if before != after:
        fail(f"It left a hook or retain_grad() on {' or '.join(names)}, which must stay as it was.")


@check("grad_of", examples=60, cpu_seconds=IMPORTS)
@witness(code=SQUARES, x=t([1.0, 2.0]), y=t([3.0, 4.0]), grad="on")
@witness(code=SQUARES, x=graded(t([1.0, 2.0], requires_grad=True)), y=None, grad="on")
@witness(code=SQUARES, x=graded(t([1.0, 2.0])), y=None, grad="on")
@witness(code=SQUARES, x=t([1.0, 2.0]), y=None, grad="no_grad")
@witness(code=SQUARES, x=t([1.0, 2.0], requires_grad=True), y=None, grad="on")
@witness(code=SQUARES, x=t([1.0, 2.0], nonleaf=True), y=None, grad="on")
@witness(code=SQUARES, x=t([0.1], "float64"), y=None, grad="on")
@witness(code=SQUARES, x=t([1.0], "float16"), y=None, grad="on")
@witness(code=SQUARES, x=t([1.0], "bfloat16"), y=None, grad="on")
@witness(code=SQUARES, x=t([[1.0], [2.0]]), y=None, grad="on")
@witness(code=SQUARES, x=graded(t([1.0], requires_grad=True), HUGE["float32"]), y=None, grad="on")
@witness(code="f = lambda x: x[0].sum()", x=t([[1.0, 2.0], [3.0, 4.0]]), y=None, grad="on")
@witness(code="net = nn.Linear(2, 2)\nf = lambda x: net(x).sum()", x=t([[1.0, 2.0]]), y=None, grad="on")
@witness(code="f = lambda x: x * x", x=t(3.0), y=t(4.0), grad="on")
@witness(code="f = lambda x: x", x=t(3.0, requires_grad=True), y=None, grad="on")
@witness(code=SQUARES, x=t(np.zeros((0, 2))), y=None, grad="on")
@witness(code=SQUARES, x=t([30000.0]), y=None, grad="on")
@witness(code=ROOT, x=t([0.0]), y=None, grad="on")
@draw(
    each={"dtype": FLOATS},
    x=lambda dtype: points(dtype, layouts=DENSE),
    code=lambda x: functions(SCALARS, lambda code: SCALARS[code](x.shape), x.shape),
    y=lambda x: another(x),
    grad=MODES,
)
def test_grad_of(both: Both, code: str, x: Tensor, y: Tensor | None, grad: str) -> None:
    """The gradient in x's shape and dtype, each time afresh; x, its flag and its .grad as before."""
    x = whole(x, both.learner.device)
    errors = NEEDS_SCALAR | (NO_GRAPH if grad == "no_grad" else {})
    says = called("grad_of", code, grad, "f, x", x=x)
    got = both.learner.run("p04_autograd:grad_of", says=says, code=code, x=x, y=y, grad=grad, errors=errors)
    at_x, *at_y = (j.values for j in both.oracle("jacobians", code=code, points=[x] if y is None else [x, y]))
    added = {"D4c": at_x + x.grad.values} if x.grad is not None else None
    is_gradient(got.item("first", verb="It returned"), x, at_x, explain=added)
    if y is not None:
        held = f"Called with a copy of x, and again when that copy held {brief_numbers(y)}, it returned"
        twice = {"D4c": 2 * at_x} if size_of(at_x) else None
        is_gradient(got.item("second", verb="Called again with a copy of x, it returned"), x, at_x, explain=twice)
        is_gradient(
            got.item("third", verb=held), y, at_y[0], explain={"D4c": at_x + at_y[0]} if size_of(at_x) else None
        )
        is_gradient(got.item("later", verb="After these calls, the first result is"), x, at_x)
    got.pure()
    nothing_left(got, "x")


def brief_numbers(y: Tensor) -> str:
    """The numbers of a tensor in few words."""
    text = argument_text(y.but(requires_grad=False))
    return text if len(text) <= 120 else text[:117] + "..."


def is_gradient(seen: Expect, x: Tensor, right: NDArray, explain: Any = None, scale: float | None = None) -> None:
    """It has x's shape, dtype and device, and the right numbers; float16 and bfloat16 round."""
    seen.tensor().shape(x.shape).dtype(x.dtype).device()
    room = tolerance(x.dtype, scale if scale is not None else size_of(right) + size_of(x.values))
    seen.close(right, explain=explain, tolerance=room)


# ------------------------------------------------------------------------------------------------------------------- vjp

Shape = tuple[int, ...]
#: f as text, the shapes of x that it takes, the shape of f(x)
VECTORS: dict[str, tuple[Fits, Callable[[Shape], Shape]]] = {
    "f = lambda x: x + 1": (ANY, lambda s: s),
    "f = lambda x: x": (ANY, lambda s: s),
    "f = lambda x: x * x": (ANY, lambda s: s),
    "f = lambda x: torch.exp(x)": (ANY, lambda s: s),
    "f = lambda x: x * x.detach()": (ANY, lambda s: s),
    "f = lambda x: torch.stack([x.sum(), (x * x).sum()])": (ANY, lambda s: (2,)),
    "f = lambda x: (x * x).sum()": (ANY, lambda s: ()),
    "f = lambda x: x.unsqueeze(0) * 2": (ANY, lambda s: (1, *s)),
    "f = lambda x: x.expand(2, *x.shape)": (ANY, lambda s: (2, *s)),
    "f = lambda x: torch.cumsum(x.flatten(), 0)": (ANY, lambda s: (math.prod(s),)),
    "f = lambda x: torch.roll(x.flatten(), 1)": (ANY, lambda s: (math.prod(s),)),
    "f = lambda x: x.flatten()[:1]": (ANY, lambda s: (min(math.prod(s), 1),)),
    "f = lambda x: x.sum(dim=0)": (lambda s: len(s) > 0, lambda s: s[1:]),
    "f = lambda x: x.T @ x": (lambda s: len(s) == 2, lambda s: (s[1], s[1])),
    "f = lambda x: torch.outer(x, x)": (lambda s: len(s) == 1, lambda s: (s[0], s[0])),
    "net = nn.Linear({d}, 2)\nf = lambda x: net(x)": (LAST, lambda s: (*s[:-1], 2)),
    "net = nn.Sequential(nn.Linear({d}, 3), nn.Tanh())\nf = lambda x: net(x)": (LAST, lambda s: (*s[:-1], 3)),
}
SKEW = "f = lambda x: torch.stack([x[0] * x[1], 3 * x[0]])"  # as many results as inputs, J not symmetric
SPOILED = {"D16a": "modified by an inplace operation"}


def result_shape(code: str, shape: Shape) -> Shape:
    """The shape of f(x)."""
    last = str(shape[-1]) if shape else ""
    return next(rule for text, (_, rule) in VECTORS.items() if text.replace("{d}", last) == code)(shape)


@st.composite
def weights(pick: Any, code: str, x: Tensor) -> Tensor:
    """A v for f(x): any layout, any kind of tensor."""
    return pick(points(x.dtype, st.just(result_shape(code, x.shape))))  # type: ignore[no-any-return]


SQUARE = "f = lambda x: x * x"
ONCE = {"y": None, "u": None}


@check("vjp", examples=60, cpu_seconds=IMPORTS)
@witness(code=SKEW, x=t([1.0, 2.0]), v=t([1.0, 10.0]), y=t([3.0, 4.0]), u=t([5.0, 6.0]), grad="on")
@witness(code=SQUARES, x=t([1.0, 2.0]), v=t(10.0), **ONCE, grad="on")
@witness(code="f = lambda x: x.sum(dim=0)", x=t([[1.0], [2.0]]), v=t([10.0]), **ONCE, grad="on")
@witness(code=SQUARE, x=t([[1.0, 2.0]]), v=t([[1.0, 10.0]]), **ONCE, grad="on")
@witness(code=SQUARE, x=t([[1.0, 2.0], [3.0, 4.0]]), v=t([[1.0, 10.0], [100.0, 1000.0]]), **ONCE, grad="on")
@witness(code=SQUARE, x=t([30000.0]), v=t([1000.0]), **ONCE, grad="on")
@witness(code="f = lambda x: x.sqrt()", x=t([0.0]), v=t([1.0]), **ONCE, grad="on")
@witness(code=SQUARE, x=t([1.0]), v=t([10.0]), **ONCE, grad="no_grad")
@witness(code=SQUARE, x=graded(t([1.0], requires_grad=True)), v=t([10.0]), **ONCE, grad="on")
@witness(code=SQUARE, x=graded(t([1.0])), v=t([10.0]), **ONCE, grad="on")
@witness(code=SQUARE, x=t([1.0], nonleaf=True), v=t([10.0]), **ONCE, grad="on")
@witness(code="f = lambda x: x + 1", x=t([1.0]), v=t([10.0], requires_grad=True), **ONCE, grad="on")
@witness(code="f = lambda x: x + 1", x=t([1.0], requires_grad=True), v=t([10.0]), **ONCE, grad="on")
@witness(code="f = lambda x: torch.exp(x)", x=t([1.0]), v=t([10.0]), **ONCE, grad="on")
@witness(code="f = lambda x: x", x=t([1.0]), v=t([10.0]), **ONCE, grad="on")
@witness(code=SQUARE, x=t([1.0], "float64"), v=t([0.1], "float64"), **ONCE, grad="on")
@witness(code=SQUARE, x=t([1.0], "float16"), v=t([10.0], "float16"), **ONCE, grad="on")
@witness(code="net = nn.Linear(2, 2)\nf = lambda x: net(x)", x=t([[1.0, 2.0]]), v=t([[1.0, 10.0]]), **ONCE, grad="on")
@witness(code="f = lambda x: x.sum(dim=0)", x=t(np.zeros((2, 0))), v=t([]), **ONCE, grad="on")
@draw(
    each={"dtype": FLOATS},
    x=lambda dtype: points(dtype, layouts=DENSE),
    code=lambda x: functions(VECTORS, lambda code: VECTORS[code][0](x.shape), x.shape),
    v=lambda code, x: weights(code, x),
    y=lambda x: another(x),
    u=lambda v, y: like(v).map(lambda u: scaled(u, 0.25)) if y else st.none(),
    grad=MODES,
)
def test_vjp(both: Both, code: str, x: Tensor, v: Tensor, y: Tensor | None, u: Tensor | None, grad: str) -> None:
    """v^T J in x's shape and dtype for an f(x) of any shape; x and v as before."""
    x = whole(x, both.learner.device)
    jacobian, *other = (j.values for j in both.oracle("jacobians", code=code, points=[x] if y is None else [x, y]))
    errors = NEEDS_SCALAR | SPOILED | (NO_GRAPH if grad == "no_grad" else {})
    says = called("vjp", code, grad, "f, x, v", x=x, v=v)
    got = both.learner.run("p04_autograd:vjp", says=says, code=code, x=x, v=v, y=y, u=u, grad=grad, errors=errors)
    result = got.item("first", verb="It returned").tensor()
    got.unchanged("v")
    if result.seen.shape == jacobian.shape != x.shape and np.allclose(result.seen.values, jacobian, 1e-3):
        result.fail_shape(x.shape, "D5d", "")
    is_gradient(result, x, product(v, jacobian), explain=wrong_ways(v, x, jacobian), scale=product_size(v, jacobian))
    if y is not None and u is not None:
        held = f"Called with copies of x and v, and again when they held {brief_numbers(y)} and {brief_numbers(u)}, it returned"
        again = got.item("second", verb="Called again with copies of x and v, it returned")
        is_gradient(again, x, product(v, jacobian), scale=product_size(v, jacobian))
        is_gradient(got.item("third", verb=held), x, product(u, other[0]), scale=product_size(u, other[0]))
    got.pure()
    nothing_left(got, "x", "v")


def product(v: Tensor, jacobian: NDArray) -> NDArray:
    """v^T J in float64."""
    return np.tensordot(v.values.astype("f8"), jacobian, len(v.shape))


def product_size(v: Tensor, jacobian: NDArray) -> float:
    """The largest sum of magnitudes in v^T J, and at least J's own numbers: what roundings are relative to."""
    return size_of(np.tensordot(np.abs(v.values.astype("f8")), np.abs(jacobian), len(v.shape)))


def wrong_ways(v: Tensor, x: Tensor, jacobian: NDArray) -> dict[str, NDArray | None]:
    """What known mistakes give, where that is another thing than v^T J."""
    right = product(v, jacobian)
    flat = jacobian.reshape(v.numel, x.numel)
    ways = {
        "D5c": flat.sum(0).reshape(x.shape),
        "D5d": (flat @ v.values.astype("f8").reshape(-1)).reshape(x.shape) if v.numel == x.numel else None,
        "D4c": right + x.grad.values if x.grad is not None else None,
    }
    return {key: way for key, way in ways.items() if way is not None and not np.allclose(way, right, 1e-2, 1e-2)}


# ------------------------------------------------------------------------------------------------------ accumulated_grads

COUNTER = "import itertools\ncount = itertools.count(1)\nf = lambda x: (next(count) * x * x).sum()"
STEPPING: dict[str, Fits] = SCALARS | {
    COUNTER: ANY,
    "import itertools\ncount = itertools.count()\nf = lambda x: (next(count) % 2 * x).sum()": ANY,
}
STEPS = st.sampled_from([2, 3, 0, 1, 4])


@check("accumulated_grads", examples=60, cpu_seconds=IMPORTS)
@witness(code=SQUARES, x=t([1.0, 2.0]), k=2, again=True)
@witness(code=SQUARES, x=t([1.0, 2.0]), k=1, again=False)
@witness(code=SQUARES, x=t([1.0, 2.0]), k=0, again=False)
@witness(code=COUNTER, x=t([1.0]), k=3, again=False)
@witness(code="f = lambda x: (x * 0).sum()", x=t([1.0]), k=2, again=False)
@witness(code=SQUARES, x=graded(t([1.0], requires_grad=True)), k=2, again=False)
@witness(code=SQUARES, x=graded(t([1.0])), k=2, again=False)
@witness(code=SQUARES, x=t([1.0], requires_grad=True), k=2, again=False)
@witness(code=SQUARES, x=t([1.0], nonleaf=True), k=2, again=False)
@witness(code=SQUARES, x=t([0.1], "float64"), k=2, again=False)
@witness(code=SQUARES, x=t([1.0], "bfloat16"), k=2, again=False)
@witness(code="f = lambda x: x", x=t(3.0), k=4, again=False)
@witness(code=SQUARES, x=t(np.zeros((0, 2))), k=2, again=False)
@draw(
    each={"dtype": FLOATS},
    x=lambda dtype: points(dtype),
    code=lambda x: functions(STEPPING, lambda code: STEPPING[code](x.shape), x.shape),
    k=STEPS,
    again=st.sampled_from([False, False, False, True]),
)
def test_accumulated_grads(both: Both, code: str, x: Tensor, k: int, again: bool) -> None:
    """k snapshots of a .grad to which k gradients were added, each with memory of its own; x as before."""
    says = called("accumulated_grads", code, "on", f"f, x, {k}", x=x)
    got = both.learner.run("p04_autograd:accumulated_grads", says=says, code=code, x=x, k=k, again=again)
    single = [j.values for j in both.oracle("jacobians", code=code, points=[x] * (k + again))] if k + again else []
    sums = [np.sum(single[: i + 1], axis=0) for i in range(k + again)]
    snapshots = is_list_of(got.item("first", verb="It returned"), k)
    for i, snapshot in enumerate(snapshots):
        snapshot.tensor().shape(x.shape).dtype(x.dtype).device()
        named = (
            why_not([s.seen.values for s in snapshots], single[:k], sums[:k], x) if all_alike(snapshots, x) else None
        )
        snapshot.close(sums[i], mistake=named, tolerance=tolerance(x.dtype, size_of(sums[i]) + size_of(x.values)))
    if x.numel and len({snapshot.seen.storage_id for snapshot in snapshots}) < k:
        fail("Some of the entries share memory; each must be a snapshot of its own.")
    calls = got.item("calls").value
    if calls != k:
        fail(f"It ran f {calls} time{'' if calls == 1 else 's'}; {k} forward pass{'' if k == 1 else 'es'} must do.")
    if again:
        once_more = f"Called again with {k + 1} for {k}, it returned"
        for i, snapshot in enumerate(is_list_of(got.item("second", verb=once_more), k + 1)):
            entry = Expect(got, snapshot.value, f"Called again, entry {i} of what it returned is", f"entry {i}")
            entry.tensor().close(sums[i], tolerance=tolerance(x.dtype, size_of(sums[i]) + size_of(x.values)))
        if got.item("entries").value != k:
            fail(
                "The second call changed the list that the first one had returned; each call must make a list of its own."
            )
    got.pure()
    nothing_left(got, "x")


WRITES = "def f(x):\n    with torch.no_grad():\n        x.mul_(2)\n    return (x * x).sum()"


@check("accumulated_grads")
@witness(x=t([1.0, 2.0]), k=1)
@witness(x=t([1.0, 2.0], requires_grad=True), k=2)
def test_accumulated_grads_of_a_copy(learner: Learner, x: Tensor, k: int) -> None:
    """The leaf is a copy: what an f writes into it in place does not reach x."""
    says = f"accumulated_grads(f, x, {k}) with an f that doubles what it is given in place, {told('x', x)}"
    learner.run("p04_autograd:accumulated_grads", says=says, code=WRITES, x=x, k=k, again=False).pure()


def is_list_of(seen: Expect, k: int) -> list[Expect]:
    """The entries of a list of k."""
    if type(seen.value) is not list or len(seen.value) != k:
        seen.fail(
            "an empty list is asked for k = 0." if k == 0 else f"a list of {k} tensor{'s' if k > 1 else ''} is asked."
        )
    return [
        Expect(seen.got, value, f"Entry {i} of what it returned is", f"entry {i}") for i, value in enumerate(seen.value)
    ]


def all_alike(snapshots: list[Expect], x: Tensor) -> bool:
    """Whether every entry is a tensor of x's shape, so that their numbers can be compared."""
    return all(s.tensor().seen.shape == x.shape for s in snapshots)


def why_not(shown: list[NDArray], single: list[NDArray], sums: list[NDArray], x: Tensor) -> str | None:
    """The mistake that explains all entries at once, or None."""

    def are(wanted: list[NDArray]) -> bool:
        rel, absolute = tolerance(x.dtype, max(map(size_of, [*sums, x.values]), default=0.0))
        return all(np.allclose(a.astype("f8"), b, rel, absolute) for a, b in zip(shown, wanted, strict=True))

    if len(sums) < 2 and x.grad is None:
        return None
    ways = [("D4a", single), ("D4c", [sums[-1]] * len(sums))]
    if x.grad is not None:
        ways.append(("D4c", [total + x.grad.values for total in sums]))
    found = {name for name, wanted in ways if are(wanted)}
    return found.pop() if len(found) == 1 and not are(sums) else None


# ----------------------------------------------------------------------------------------------------------- is_user_leaf

#: code that makes t of x, a tensor that tracks -> whether t is a leaf
LEAVES: dict[str, bool] = {
    "t = x": True,
    "t = x.detach()": True,
    "t = x * 2": False,
    "t = x.detach() * 2": True,
    "with torch.no_grad():\n    t = x * 2": True,
    "with torch.inference_mode():\n    t = x * 2": True,
    "t = nn.Parameter(x.detach())": True,
    "t = nn.Parameter(x.detach(), requires_grad=False)": True,
    "t = (x * 2).detach()": True,
    "t = (x * 2).detach().requires_grad_()": True,
    "t = (x.detach() * 2).requires_grad_()": True,
    "t = x.detach().clone().requires_grad_()\nt.sum().backward()": True,
    "t = x.detach().unsqueeze(0)": True,
    "t = x.detach().unsqueeze(0).requires_grad_()": True,
    "with torch.no_grad():\n    t = x.unsqueeze(0)": True,
    "t = x.detach().clone().requires_grad_()\nwith torch.no_grad():\n    t.add_(1)": True,
    "t = x.detach().clone()\nt.add_(1)": True,
    "t = x > 0": True,
    "t = x.detach().to(torch.int64)": True,
    "t = torch.zeros_like(x)": True,
    "t = x.clone()": False,
    "t = x.view_as(x)": False,
    "t = x.unsqueeze(0)": False,
    "t = x.sum()": False,
    "t = x * 0": False,
    "t = 2 - x": False,
    "t = x.to(torch.complex64)": False,
    "t = torch.zeros_like(x) * x": False,
    "t = torch.zeros_like(x)\nt.add_(x)": False,
    "t = torch.zeros_like(x).unsqueeze(0)\nt[0] = x": False,
    "t = torch.zeros_like(x.unsqueeze(0))\nt[0] = x": False,
    "t = torch.stack([torch.zeros_like(x), x])": False,
    "t = (x * 2).requires_grad_()": False,
    "t = x * 2\nt.retain_grad()": False,
    "t = Double.apply(x)": False,
}
#: the same for the x of one witness
WITNESSED = {
    "t = x.float()": True,
    "t = x.double()": False,
    "t = x.unbind()[1]": False,
    "t = nn.Linear(2, 2).weight": True,
    "t = nn.Linear(2, 2)(x)": False,
}
TRACKS = t([1.0, 2.0], requires_grad=True)


@check("is_user_leaf", examples=5)
@witness(code="t = x", x=TRACKS, grad="on")
@witness(code="t = x", x=t([1.0, 2.0]), grad="on")
@witness(code="t = x * 2", x=TRACKS, grad="on")
@witness(code="with torch.no_grad():\n    t = x * 2", x=TRACKS, grad="on")
@witness(code="t = x", x=t([1, 2], "int64"), grad="on")
@witness(code="t = x", x=t([True], "bool"), grad="on")
@witness(code="t = x", x=t([1j], "complex64", requires_grad=True), grad="on")
@witness(code="t = x * 2", x=TRACKS, grad="no_grad")
@witness(code="t = x.double()", x=TRACKS, grad="on")
@witness(code="t = x.float()", x=TRACKS, grad="on")
@witness(code="t = x.unbind()[1]", x=TRACKS, grad="on")
@witness(code="t = nn.Linear(2, 2).weight", x=TRACKS, grad="on")
@witness(code="t = nn.Linear(2, 2)(x)", x=TRACKS, grad="on")
@draw(
    each={"code": tuple(LEAVES)},
    x=tensors(shape=shapes(max_dims=2), dtype=st.sampled_from(FLOATS), requires_grad=True),
    grad=MODES,
)
def test_is_user_leaf(learner: Learner, code: str, x: Tensor, grad: str) -> None:
    """True exactly where no recorded operation made t; t is as before."""
    says = under(grad, f"is_user_leaf(t) with {told('x', x)}; {one_line(code)}")
    got = learner.run("p04_autograd:is_user_leaf", says=says, code=code, x=x, grad=grad)
    right = (LEAVES | WITNESSED)[code]
    said = got.item("said", verb="It returned").is_(bool, "True or False")
    if said.value is not right:
        node = got.item("before").value["grad_fn"]
        made_by = f"{node} made t" if node else "t.grad_fn is None"
        fail(f"It returned {said.value}, though {made_by}.")
    as_before(got, "t")
    got.pure()


@check("is_user_leaf")
@witness(x=TRACKS)
def test_is_user_leaf_again(learner: Learner, x: Tensor) -> None:
    """What t is when it is asked about counts, not what it was the last time."""
    says = f"is_user_leaf(t) twice with {told('x', x)}; t = torch.zeros_like(x), and t.add_(x) between the two"
    got = learner.run("p04_autograd:is_user_leaf_again", says=says, x=x)
    for said, right, when in zip(got.raw, (True, False), ("The first", "The second"), strict=True):
        Expect(got, said, f"{when} time it returned", "the answer").is_(bool, "True or False")
        if said is not right:
            fail(f"{when} time it returned {said}, though {'t.grad_fn is None' if right else 'AddBackward0 made t'}.")


def as_before(got: Got, name: str) -> None:
    """The tensor that the program made is as it was before the call."""
    before, after = got.item("before").value, got.item("after").value
    for what, was in before.items():
        now = after[what]
        tensors_both = (
            isinstance(was, Seen) and isinstance(now, Seen) and was.storage is not None and now.storage is not None
        )
        same = was.storage.tobytes() == now.storage.tobytes() if tensors_both else was == now
        if not same:
            fail(f"It changed {name}.{what} from {brief(was)} to {brief(now)}; it must stay as it was.")


# ---------------------------------------------------------------------------------------------------------- backward_path

LEAF = "x = torch.ones(2, requires_grad=True)\n"
LINEAR = "net = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))\nt = nn.MSELoss()(net(torch.ones(3, 2)), torch.zeros(3, 1))"
#: operations on two tensors of two numbers, of which either may be a constant; c is one
OPERATIONS = (
    "{a} * {b}",
    "{a}.exp()",
    "{a} + {b}",
    "torch.where(c > 0, {a}, {b})",
    "torch.stack([c, {a}, {b}]).sum(0)",
    "torch.cat([{a}, {b}])[:2]",
    "torch.lerp(c, {a}, {b})",
    "torch.addcmul(c, {a}, {b})",
    "Double.apply({a})",
    "{a}.unbind()[1] * {b}",
    "{a}.detach() * {b}",
    "torch.zeros(2).copy_({a})",
    "torch.eye(2) @ {a} - {b}",
)


@st.composite
def graphs(pick: Any) -> str:
    """A little program, each line of which makes a tensor of two earlier ones."""
    lines = ["x, c = torch.ones(2, requires_grad=True), torch.ones(2)"]
    names = ["x", "c"]
    for name in [*"pqrsu"[: pick(st.integers(0, 5))], "t"]:
        a, b = pick(st.sampled_from(names[::-1])), pick(st.sampled_from(names))
        lines.append(f"{name} = {pick(st.sampled_from(OPERATIONS)).format(a=a, b=b)}")
        names.append(name)
    return "\n".join(lines)


@check("backward_path", examples=60)
@witness(code=LINEAR, grad="on")
@witness(code=LEAF + "t = x", grad="on")
@witness(code="t = torch.ones(2)", grad="on")
@witness(code=LEAF + "t = (x * 2).sum()", grad="on")
@witness(code=LEAF + "t = torch.ones(2) * (x * 2)", grad="on")
@witness(code=LEAF + "t = (x * 2) + x.exp()", grad="on")
@witness(code=LEAF + "t = x.exp() + (x * 2).sum()", grad="on")
@witness(code=LEAF + "t = (x * 2 * 3).exp().exp()", grad="on")
@witness(code=LEAF + "t = torch.stack([torch.ones(2), torch.ones(2), x * 2, x.exp()])", grad="on")
@witness(code=LEAF + "t = torch.zeros(2)\nt[0] = x.sum()", grad="on")
@witness(code=LEAF + "t = Double.apply(x * 2)", grad="on")
@witness(code=LEAF + "t = (x * 2).detach()", grad="on")
@witness(code=LEAF + "with torch.no_grad():\n    t = x * 2", grad="on")
@witness(code=LEAF + "t = (x * 2).sum()", grad="no_grad")
@witness(code=LEAF + "t = x\nfor _ in range(3000):\n    t = 1 + t", grad="on")
@draw(code=graphs(), grad=MODES)
def test_backward_path(both: Both, code: str, grad: str) -> None:
    """The names of the nodes from t.grad_fn on, each time through the first entry that has a node."""
    says = under(grad, f"backward_path(t) with {one_line(code)}")
    got = both.learner.run("p04_autograd:backward_path", says=says, code=code, grad=grad)
    found = both.oracle("path", code=code)
    right, empty_first = found["names"], found["empty first"]
    not_of_this_graph(got.item("first", verb="It returned"), found["all"])
    if got.item("first").value != right:
        not_by_heart(both.learner, got, code, grad)
    is_path(got.item("first", verb="It returned"), right, empty_first)
    is_path(got.item("second", verb="Called again with the same t, it returned"), right, [])
    if not got.item("untouched").value:
        fail("It filled x.grad, which must stay as it was: a look at the graph is no backward pass.")
    if got.item("freed").value:
        fail("Afterwards t.backward() fails: the graph was used up, which must stay as it was.")
    as_before(got, "t")
    got.pure()


def not_of_this_graph(seen: Expect, names: list[str]) -> None:
    """No name of a node is among the answers that no node of t's graph has."""
    said = seen.value if type(seen.value) is list else []
    for name in said:
        if type(name) is str and re.fullmatch(r"[A-Z]\w*Backward\d+", name) and name not in names:
            seen.fail(f"no node of t's graph is of type {name[:80]!r}; the names must be read from that graph.", "D10a")


def not_by_heart(learner: Learner, got: Got, code: str, grad: str) -> None:
    """The wrong names are not the same ones whatever t is."""
    names = got.item("first").value
    others = [t for t in ("t = (x * 2).sum()", "t = x.exp().exp()", "t = 1 + x") if LEAF + t != code]
    for other in others if names else ():
        again = learner.run("p04_autograd:backward_path", says=learner.last_call, code=LEAF + other, grad=grad)
        if again.item("first").value != names:
            return
    if names:
        got.item("first", verb="It returned").fail(
            f"the same names come for other graphs, such as that of {others[0]}; they must be read from t's graph.",
            "D10a",
        )


def is_path(seen: Expect, right: list[str], empty_first: list[int]) -> None:
    """The names are right, or a sentence about the first that is not."""
    names = seen.value
    if type(names) is not list or any(type(name) is not str for name in names):
        seen.fail("a list of names (str) is asked.")
    if names == right:
        return
    if not right:
        seen.fail("a tensor without grad_fn has an empty list.")
    # how many names are right
    same = next(
        (i for i, pair in enumerate(zip(names, right, strict=False)) if pair[0] != pair[1]), min(len(names), len(right))
    )
    if same == 0:
        seen.fail("it must begin with the name of t.grad_fn's type.")
    node = f"its {ordinal(same)} node, {right[same - 1]},"
    if same == len(right):
        seen.fail(f"the path ends with {node} which leads to no other.")
    if same == len(names):
        stopped = same in empty_first and len(right) > same + 1  # an empty first entry, and not just before the end
        seen.fail(f"it stops at {node} which leads on to another.", "D10a" if stopped else None)
    skipped = right[same - 1] == "AddmmBackward0" and names[same] == "ReluBackward0"
    seen.fail(f"{names[same][:80]!r} is not where {node} leads first.", "D10a" if skipped else None)


def ordinal(number: int) -> str:
    """``3rd``."""
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
