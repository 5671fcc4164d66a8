"""03_devices.py: devices. Picked, made on, computed on, copied and moved to.

Examples are drawn once and played on every device under test, so they name places by number: `PLACES` says which device
that is. A device that a learner's function gets is a `torch.device` or a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Learner, argument_text, check, draw, fail, raised_fault, witness
from graders.judge.got import Expect, Got, brief
from graders.judge.strategies import like, shapes, tensors
from graders.judge.translate import decode, forged
from graders.judge.values import COMPLEX, FLOATS, INTEGERS, NDArray, Seen, Tensor, from_storage, is_float, to_storage
from graders.judge.values import tensor as t

ANY_DTYPE = (*FLOATS, *INTEGERS, "bool", *COMPLEX)
REAL = (*FLOATS, *INTEGERS, "bool")
MODES = st.sampled_from(["on", "no_grad"])
NAN, INF = float("nan"), float("inf")

#: Where tensors start, and where they are to go, by the device under test. Number 0 is the device under test itself.
PLACES = {"cpu": ("cpu",), "simulated": ("cuda:0", "cuda:1", "cpu"), "cuda": ("cuda:0", "cpu")}
TARGETS = {"cpu": ("cpu",), "simulated": ("cuda:0", "cuda:1", "cpu", "cuda"), "cuda": ("cuda:0", "cpu", "cuda")}
AT = st.integers(0, 2)
TO = st.integers(0, 3)
HOME, OTHER, CPU, CURRENT = range(4)
MIXED = "Expected all tensors to be on the same device|is not on the expected device"
NO_CUDA = "not compiled with CUDA|NVIDIA driver|No CUDA GPUs|CUDA error"


def place(learner: Learner, number: int) -> str:
    """The device of that number for a tensor to start on."""
    names = PLACES[learner.device]
    return names[number % len(names)]


def target(learner: Learner, number: int) -> str:
    """The device of that number to go to, as it is called."""
    names = TARGETS[learner.device]
    return names[number % len(names)]


def numbered(device: str) -> str:
    """What tensors there say of their device."""
    return "cuda:0" if device == "cuda" else device


def device_text(to: str, as_text: bool) -> str:
    """The device as it is given."""
    return repr(to) if as_text else f"torch.device({to!r})"


def on(value: Expect, device: str, mistake: str | None = None, why: str = "") -> Expect:
    """It lives on that device."""
    if value.seen.device != device:
        fail(f"{value.opening} {brief(value.value)} on {value.seen.device}; it must be on {device}.{why}", mistake)
    return value


def listed(got: Got, *keys: str) -> list[Any]:
    """A list that a program gave."""
    value = got.item(*keys).value
    if type(value) is not list:
        raise forged(keys[-1])
    return value


# ----------------------------------------------------------------------------------------------------------- pick_device


@check("pick_device", thinned=1)
@witness()
def test_pick_device(learner: Learner) -> None:
    """The first CUDA device where there is one, else the CPU, as a torch.device."""
    errors = {"C7c": NO_CUDA} if learner.device == "cpu" else None
    got = learner.run("p03_devices:pick_device", says="pick_device()", errors=errors)
    picked, later = got.item("picked", verb="It returned"), got.item("later").value
    if got.item("is a device").value is not True:
        picked.fail("a torch.device is asked.")
    allowed = ("cpu",) if learner.device == "cpu" else ("cuda", "cuda:0")
    if picked.value not in allowed:
        there = "CUDA is not available" if learner.device == "cpu" else "CUDA is available"
        hard_coded = got.item("regardless").value is True and str(picked.value).startswith("cuda")
        fail(
            f"It returned device({picked.value!r}) where {there}; {' or '.join(allowed)} is right.",
            "C7c" if hard_coded else None,
        )
    if later not in allowed:
        fail(f"It returned {later!r} while another CUDA device is the current one; the first is asked.")
    alone = got.item("alone").value
    if alone not in allowed:
        fail(f"It returned {alone!r} where there is one CUDA device; that one is asked.")
    got.pure()


# --------------------------------------------------------------------------------------------------------------- ones_on


@st.composite
def playing(pick: st.DrawFn, plain: Tensor) -> Tensor:
    """The tensor in one of the parts that it can play in autograd; as it is where its dtype can't."""
    part = pick(st.sampled_from(["plain", "leaf", "graded", "parameter", "result"]))
    overlaps = any(s == 0 and n > 1 for s, n in zip(plain.stride, plain.shape, strict=True))
    if part == "plain" or not is_float(plain.dtype) or (part == "result" and overlaps):
        return plain
    if part == "result":
        return plain.but(requires_grad=True, nonleaf=True)
    grad = t(np.ones(plain.shape), plain.dtype) if part == "graded" else None
    return plain.but(requires_grad=True, grad=grad, parameter=part == "parameter")


def put(learner: Learner, x: Tensor, number: int) -> Tensor:
    """The tensor, and its gradient with it, on the device of that number."""
    device = place(learner, number)
    return x.but(device=device, grad=x.grad.but(device=device) if x.grad is not None else None)


def ask_twice(learner: Learner, name: str, x: Tensor, to: str, as_text: bool, grad: str) -> Got:
    """Two calls of the function; `x` is on its device already."""
    call = f"{name}(x={argument_text(x)}, device={device_text(to, as_text)})"
    says = f"with torch.{grad}(): {call}" if grad != "on" else call
    return learner.run("p03_devices:twice", says=says, grad=grad, name=name, to=to, as_text=as_text, x=x)


@check("ones_on", thinned=1, examples=150)
@witness(x=t([0.0, 2.0]), at=HOME, to=HOME, as_text=False, grad="on")
@witness(x=t([0.0, 2.0]), at=CPU, to=HOME, as_text=False, grad="on")
@witness(x=t([0.0, 2.0]), at=HOME, to=OTHER, as_text=True, grad="on")
@witness(x=t([0.0, 2.0]), at=OTHER, to=CPU, as_text=False, grad="on")
@witness(x=t([NAN, INF]), at=CPU, to=CURRENT, as_text=True, grad="on")
@witness(x=t(3, "int64"), at=HOME, to=HOME, as_text=False, grad="on")
@witness(x=t(np.zeros((0, 3)), "float16"), at=HOME, to=OTHER, as_text=False, grad="on")
@witness(x=t([1.0], requires_grad=True), at=HOME, to=HOME, as_text=False, grad="on")
@draw(
    each={"dtype": ANY_DTYPE},
    x=lambda dtype: tensors(dtype=dtype).flatmap(playing),
    at=AT,
    to=TO,
    as_text=st.booleans(),
    grad=MODES,
)
def test_ones_on(learner: Learner, x: Tensor, at: int, to: int, as_text: bool, grad: str) -> None:
    """New ones of x's shape and dtype on the device, wherever x lives."""
    x, where = put(learner, x, at), target(learner, to)
    call = f"ones_on(x={argument_text(x)}, device={device_text(where, as_text)})"
    says = f"with torch.{grad}(): {call}" if grad != "on" else call
    case = {"to": where, "there": numbered(where), "as_text": as_text, "x": x}
    got = learner.run("p03_devices:ones_on", says=says, grad=grad, **case)
    ones = got.item("ones", 0, verb="It returned").tensor()
    ones.shape(x.shape).dtype(x.dtype)
    on(ones, numbered(where))
    ones.equals(np.ones(x.shape, x.values.dtype))
    ones.no_graph()
    ones.own_memory("x")
    got.pure()
    if x.numel and got.item("ones", 1).tensor().seen.storage_id == ones.seen.storage_id:
        fail("A second call returned the same memory; each call must create ones of its own.")
    elsewhere: Any = got.item("elsewhere").value
    if elsewhere:
        fail(f"It created the ones on {elsewhere[0]} and moved them; they must be created on {numbered(where)}.")


# ---------------------------------------------------------------------------------------------------------------- add_on


def plus(x: Tensor, y: Tensor) -> NDArray:
    """x + y in their own dtype, as float64."""
    with np.errstate(all="ignore"):
        total = x.values + y.values
        return from_storage(to_storage(total, x.dtype), x.dtype).astype("f8")


X, Y = t([1.5, 2.0]), t([4.0, -0.25])


@check("add_on", thinned=1, examples=150)
@witness(x=X, y=Y, at=(HOME, HOME), to=HOME, as_text=False, grad="on")
@witness(x=X, y=X, at=(HOME, HOME), to=HOME, as_text=False, grad="on")
@witness(x=X, y=Y, at=(CPU, CPU), to=HOME, as_text=False, grad="on")
@witness(x=X, y=Y, at=(CPU, HOME), to=HOME, as_text=False, grad="on")
@witness(x=X, y=Y, at=(HOME, CPU), to=HOME, as_text=False, grad="on")
@witness(x=X, y=Y, at=(HOME, HOME), to=OTHER, as_text=False, grad="on")
@witness(x=X, y=Y, at=(OTHER, HOME), to=CPU, as_text=True, grad="on")
@witness(x=X, y=Y, at=(OTHER, CPU), to=HOME, as_text=True, grad="on")
@witness(x=t(1.5), y=t(4.0), at=(CPU, HOME), to=HOME, as_text=False, grad="on")
@witness(x=t(1.5), y=t(4.0), at=(HOME, CPU), to=CPU, as_text=False, grad="on")
@witness(x=t([60000.0], "float16"), y=t([60000.0], "float16"), at=(HOME, CPU), to=HOME, as_text=False, grad="on")
@witness(x=t([1e8]), y=t([1.0]), at=(HOME, CPU), to=HOME, as_text=False, grad="on")
@witness(x=t([100, 3], "int8"), y=t([100, 4], "int8"), at=(HOME, CPU), to=HOME, as_text=False, grad="on")
@witness(x=t([256.0], "bfloat16"), y=t([1.0], "bfloat16"), at=(HOME, CPU), to=HOME, as_text=False, grad="on")
@witness(x=t([2**31 - 1], "int32"), y=t([1], "int32"), at=(HOME, CPU), to=HOME, as_text=False, grad="on")
@witness(x=t([2**53], "int64"), y=t([1], "int64"), at=(HOME, CPU), to=HOME, as_text=False, grad="on")
@witness(x=t([0.1], "float64"), y=t([0.2], "float64"), at=(HOME, CPU), to=HOME, as_text=False, grad="on")
@witness(x=t([True, True], "bool"), y=t([True, False], "bool"), at=(HOME, CPU), to=HOME, as_text=False, grad="on")
@witness(x=t([INF, NAN, INF]), y=t([-INF, 1.0, 1.0]), at=(HOME, CPU), to=HOME, as_text=False, grad="no_grad")
@draw(
    each={"dtype": REAL},
    x=lambda dtype: tensors(dtype=dtype),
    y=lambda x: like(x),
    at=st.tuples(AT, AT),
    to=TO,
    as_text=st.booleans(),
    grad=MODES,
)
def test_add_on(learner: Learner, x: Tensor, y: Tensor, at: tuple[int, int], to: int, as_text: bool, grad: str) -> None:
    """The sum is made on the device in the operands' dtype, and comes to the CPU as float64; x and y stay where they are."""
    both, to_name = x is y, target(learner, to)
    x = put(learner, x, at[0])
    y = x if both else put(learner, y, at[1])
    where = numbered(to_name)
    call = f"add_on(x={argument_text(x)}, y={argument_text(y)}, device={device_text(to_name, as_text)})"
    says = f"with torch.{grad}(): {call}" if grad != "on" else call
    got = learner.run("p03_devices:add_on", says=says, grad=grad, may_raise=True, to=to_name, as_text=as_text, x=x, y=y)
    away = [name for name, operand in (("x", x), ("y", y)) if operand.device != where]
    if got.error is not None:
        fault = raised_fault(learner.exercise, got.error)
        if re.search(MIXED, fault.fact):
            moves = learner.run("p03_devices:moved", says=says)
            fault.mistake = "C5a" if away and all(where in listed(moves, name) for name in away) else None
        raise fault
    total = got.item("sum", verb="It returned").tensor()
    made = listed(got, "made")
    total.shape(x.shape)
    on(total, "cpu", "C5a" if "cpu" in listed(got, "moved", "sum") else None)
    total.dtype("float64")
    right = plus(x, y)
    rule = f"The sum must have the rounding and the overflow of {x.dtype}." if differs(x, y, right) else ""
    total.equals(right, rule=rule)
    if got.item("telling").value is True and where not in made:
        places = sorted({str(place) for place in made})
        fact = f"It made the sum on {' and '.join(places)}" if places else "No operation of PyTorch made the sum"
        unused = places and away and all(where in listed(got, "moved", name) for name in away)
        fail(f"{fact}; it must be made on {where}.", "C5a" if unused else None)
    total.own_memory("x", "y")
    got.pure()


def differs(x: Tensor, y: Tensor, right: NDArray) -> bool:
    """Whether the dtype shows in the sum."""
    with np.errstate(all="ignore"):
        return not np.array_equal(x.values.astype("f8") + y.values.astype("f8"), right, equal_nan=True)


# ------------------------------------------------------------------------------------------------------------ fresh_copy


@check("fresh_copy", thinned=1, examples=150)
@witness(x=t([1.0, 2.0]), at=HOME, to=HOME, as_text=False, grad="on")
@witness(x=t([1.0, 2.0]), at=HOME, to=HOME, as_text=True, grad="on")
@witness(x=t([1.0, 2.0]), at=HOME, to=CURRENT, as_text=False, grad="on")
@witness(x=t([1.0, 2.0]), at=CPU, to=HOME, as_text=False, grad="on")
@witness(x=t([1.0, 2.0]), at=HOME, to=OTHER, as_text=True, grad="on")
@witness(x=t([1.0, 2.0]), at=OTHER, to=CPU, as_text=False, grad="on")
@witness(x=t([1.0, 2.0], requires_grad=True), at=HOME, to=HOME, as_text=False, grad="on")
@witness(x=t([1.0, 2.0], requires_grad=True, nonleaf=True), at=HOME, to=OTHER, as_text=False, grad="on")
@witness(x=t([1.0, 2.0], requires_grad=True), at=HOME, to=HOME, as_text=False, grad="no_grad")
@witness(x=t(1.0), at=HOME, to=HOME, as_text=False, grad="on")
@witness(x=t([2**53 + 1], "int64"), at=HOME, to=OTHER, as_text=False, grad="on")
@witness(x=t([0.1], "float64"), at=HOME, to=OTHER, as_text=False, grad="on")
@witness(x=t([[1.0, 2.0], [3.0, 4.0]]).but(stride=(1, 2)), at=HOME, to=HOME, as_text=False, grad="on")
@draw(
    each={"dtype": ANY_DTYPE},
    x=lambda dtype: tensors(dtype=dtype).flatmap(playing),
    at=AT,
    to=TO,
    as_text=st.booleans(),
    grad=MODES,
)
def test_fresh_copy(learner: Learner, x: Tensor, at: int, to: int, as_text: bool, grad: str) -> None:
    """x's numbers in new memory on the device, without x's graph, at every call."""
    x, to_name = put(learner, x, at), target(learner, to)
    got = ask_twice(learner, "fresh_copy", x, to_name, as_text, grad)
    copy, second = (got.item(i, verb=f"{verb} returned").tensor() for i, verb in enumerate(("It", "A second call")))
    copy.shape(x.shape).dtype(x.dtype)
    on(copy, numbered(to_name))
    if x.numel and (copy.seen.at is not None or copy.seen.same):
        fact = "x itself" if copy.seen.same == got.paths["x"] else f"{brief(copy.value)}, which lies over x's memory"
        says = learner.last_call
        there = learner.run("p03_devices:follows", says=says, x=x.but(grad=None)).raw is True
        fail(f"It returned {fact}; the copy must have memory of its own.", "C5b" if there else None)
    copy.no_graph("D6d" if copy.seen.grad_fn is not None else None)
    for one in (copy, second):
        one.shape(x.shape).equals(x.values)
    got.pure()
    if x.numel and second.seen.storage_id == copy.seen.storage_id:
        fail("Two calls returned the same memory; each copy must have its own.")
    apart(got, x)


def apart(got: Got, x: Tensor) -> None:
    """The judge changes x's memory; neither of two results may follow."""
    if not x.numel:
        return
    kept = [got.item(i).seen.values.tobytes() for i in range(2)]
    got.inputs.overwrite(x, bytes(b ^ 1 for b in x.base.tobytes()))
    again = decode(got.reread().get("result"), got.inputs.worker)
    if type(again) is not list or [v.values.tobytes() if isinstance(v, Seen) else b"" for v in again] != kept:
        fail("The copy changes when x's memory changes; it must have its own.")


# -------------------------------------------------------------------------------------------------------------- batch_to

VALUES = (None, True, 3, 2.5, "cat.png", "", "ab")
THINGS = ("Clip()", "object()", "np.zeros(2)", "np.float32(1)", "{'a', 'b'}", "range(3)", "b'bytes'", "torch.float16",
          "torch.device('cpu')", "len", "int")  # fmt: skip
KEYS = ("image", "label", "z", "a", 0, 7, (1, "b"), None)
NAMED = {"Pair": ("input", "target"), "Single": ("x",), "Sample": ("x", "label", "weight")}
Plan = tuple[str, Any]


@st.composite
def batches(pick: st.DrawFn) -> dict[str, Any]:
    """A plan of a batch, its tensors by name, and the number of the place where each starts."""
    found: dict[str, Tensor] = {}
    at: dict[str, int] = {}

    def leaf() -> Plan:
        kind = pick(st.sampled_from(("tensor", "tensor", "tensor", "value", "thing")))
        if kind == "value":
            return "value", pick(st.sampled_from(VALUES))
        if kind == "thing":
            return "thing", pick(st.sampled_from(THINGS))
        if len(found) >= 5 or (found and pick(st.integers(0, 4)) == 4):
            return "tensor", pick(st.sampled_from(sorted(found))) if found else "t0"
        name = f"t{len(found)}"
        found[name] = pick(tensors(shape=shapes(max_dims=2, limit=6), dtype=st.sampled_from(ANY_DTYPE)))
        at[name] = pick(AT)
        return "tensor", name

    def container(depth: int) -> Plan:
        kind = pick(st.sampled_from(("tuple", "list", "dict", *NAMED)))
        count = len(NAMED[kind]) if kind in NAMED else pick(st.integers(0, 3))
        parts = [container(depth + 1) if depth < 4 and pick(st.integers(0, 2)) == 2 else leaf() for _ in range(count)]
        if kind == "dict":
            keys = pick(st.lists(st.sampled_from(KEYS), min_size=count, max_size=count, unique_by=repr))
            return kind, list(zip(keys, parts, strict=True))
        return kind, parts

    return {"plan": container(0), "tensors": found, "at": at}


def plan_text(plan: Plan, found: Mapping[str, Tensor]) -> str:
    """The batch as one would write it."""
    kind, content = plan
    if kind == "tensor":
        return argument_text(found[content])
    if kind == "value":
        return repr(content)
    if kind == "thing":
        return str(content)
    if kind == "dict":
        return "{" + ", ".join(f"{key!r}: {plan_text(part, found)}" for key, part in content) + "}"
    parts = [plan_text(part, found) for part in content]
    if kind in NAMED:
        return f"{kind}({', '.join(f'{f}={p}' for f, p in zip(NAMED[kind], parts, strict=True))})"
    inner = ", ".join(parts)
    return f"[{inner}]" if kind == "list" else f"({inner}{',' if len(parts) == 1 else ''})"


def parts_of(plan: Plan, path: str) -> Iterator[tuple[str, Plan]]:
    """The parts of a container with how to reach each."""
    kind, content = plan
    if kind == "dict":
        for key, part in content:
            yield f"{path}[{key!r}]", part
    elif kind in NAMED:
        for name, part in zip(NAMED[kind], content, strict=True):
            yield f"{path}.{name}", part
    elif kind in ("tuple", "list"):
        for i, part in enumerate(content):
            yield f"{path}[{i}]", part


def kind_text(plan: Any) -> str:
    """What a part of a result is, in a few words."""
    kind, content = plan
    if kind == "tensor":
        return brief(content)
    if kind == "value":
        return repr(content)[:60]
    if kind == "thing":
        return "another of the objects of the batch"
    return f"an object of type {content}" if kind == "other" else f"a {kind} of {len(content)}"


def tensor_plan(name: str) -> Plan:
    """A tensor of the batch."""
    return "tensor", name


T0, T1, T2 = (tensor_plan(f"t{i}") for i in range(3))
ONE = {"t0": t([1.0, 2.0])}
TWO = {"t0": t([1.0, 2.0]), "t1": t([3, 4], "int64")}
THREE = {**TWO, "t2": t([True], "bool")}


def batch(plan: Plan, found: Mapping[str, Tensor], *at: int) -> dict[str, Any]:
    """A batch written by hand; its tensors start on the CPU unless told otherwise."""
    places = at or (CPU,) * len(found)
    return {"plan": plan, "tensors": dict(found), "at": dict(zip(found, places, strict=True))}


INNER: Plan = ("tuple", [("Pair", [T0, ("list", [T1])]), ("dict", [("deep", ("list", [("dict", [("t", T2)])]))])])
WITNESSES: tuple[dict[str, Any], ...] = (
    batch(("tuple", [T0, T1]), TWO),
    batch(("list", [T0, T1]), TWO),
    batch(("dict", [("z", T0), ("a", T1)]), TWO),
    batch(("Pair", [T0, T1]), TWO),
    batch(("Single", [T0]), ONE),
    batch(("Sample", [T0, T1, ("value", None)]), TWO),
    batch(("tuple", []), {}),
    batch(("list", []), {}),
    batch(("dict", []), {}),
    batch(("tuple", [T0]), ONE),
    batch(("tuple", [T0, ("tuple", [T1, ("tuple", [T2])])]), THREE),
    batch(("list", [("list", [T0]), ("list", [T1, ("list", [T2])])]), THREE),
    batch(("dict", [("x", T0), ("more", ("dict", [("y", T1), ("still", ("dict", [("z", T2)]))]))]), THREE),
    batch(INNER, THREE),
    batch(("Pair", [("Pair", [T0, T1]), ("Single", [T2])]), THREE),
    batch(("tuple", [T0, ("value", "cat.png"), ("value", 3), ("value", None), ("value", 2.5)]), ONE),
    *(batch(("tuple", [T0, ("thing", thing)]), ONE) for thing in THINGS),
    batch(("dict", [(0, T0), (None, ("value", "ab")), ((1, "b"), T1)]), TWO),
    batch(("list", [T0, T0]), ONE),
    batch(("tuple", [T0, T1, T2]), THREE, HOME, OTHER, CPU),
    batch(("list", [("value", "a"), ("tuple", [("value", None)]), ("list", [])]), {}),
    batch(("tuple", [T0, T1]), {"t0": t(1.0), "t1": t(np.zeros((0, 3)))}),
    batch(("tuple", [T0, T1]), {"t0": t([1.0], requires_grad=True, parameter=True), "t1": t([3, 4], "int64")}),
    batch(("tuple", [T0, T1]), {"t0": t([0.1], "float64"), "t1": t([2**53 + 1], "int64")}),
)


def case(values: Mapping[str, Any], to: int, as_text: bool) -> dict[str, Any]:
    """Keyword arguments of a witness."""
    return {"batch": values, "to": to, "as_text": as_text, "grad": "on"}


def witnesses(mark: Any) -> Any:
    """All of `WITNESSES`, to one device after the other."""
    for number, values in reversed(list(enumerate(WITNESSES))):
        mark = witness(**case(values, number % 2, number % 3 == 1))(mark)
    return mark


@check("batch_to", thinned=1, examples=150)
@witnesses
@draw(batch=batches(), to=TO, as_text=st.booleans(), grad=MODES)
def test_batch_to(learner: Learner, batch: Mapping[str, Any], to: int, as_text: bool, grad: str) -> None:
    """Every tensor is on the device; containers, order and everything else are kept; the batch is as it was."""
    to_name = target(learner, to)
    where, plan = numbered(to_name), batch["plan"]
    found = {name: put(learner, tensor, batch["at"][name]) for name, tensor in batch["tensors"].items()}
    call = f"batch_to({plan_text(plan, found)}, {device_text(to_name, as_text)})"
    says = f"with torch.{grad}(): {call}" if grad != "on" else call
    got = learner.run("p03_devices:batch_to", says=says, grad=grad, plan=plan, to=to_name, as_text=as_text, **found)
    if got.item("kept").value is not True:
        fail("It changed the batch that it was given; the containers of that must hold what they held.")
    arrived: dict[str, bool] = {}
    result = got.item("result").value
    numbers = iter(range(1000))
    for path, have, want in walk(result, plan, "", numbers, sorted(found)):
        name = want[1]
        value = Expect(got, have[1], opening(path), path).tensor()
        value.shape(found[name].shape).dtype(found[name].dtype)
        arrived[path] = value.seen.device == where
        if not arrived[path]:
            wrong = f"{value.opening} {brief(value.value)} on {value.seen.device}"
            fail(f"{wrong}; it must be on {where}.", reason(got, result, plan, found, where))
        value.equals(found[name].values)
    got.pure()


def opening(path: str) -> str:
    """How a sentence about a part of the result begins."""
    return f"{path} of what it returned is" if path else "It returned"


def walk(have: Any, want: Plan, path: str, numbers: Iterator[int], names: list[str]) -> Iterator[tuple[str, Any, Plan]]:
    """The tensors of a result and of the plan, side by side; a `LearnerFault` where the structures differ."""
    kind, content = want
    if type(have) is not tuple or len(have) != 2 or type(have[0]) is not str:
        raise forged("result")
    if have[0] in (*NAMED, "tuple", "list", "dict"):
        pairs = have[0] == "dict"
        if type(have[1]) is not list or any(type(part) is not tuple or len(part) != 2 for part in have[1] if pairs):
            raise forged("result")
    fact = f"{opening(path)} {kind_text(have)}"
    if kind == "thing":
        number = next(numbers)
        if have != ("thing", number):
            fail(f"{fact}; the very object that the batch has there must be kept ({content}).")
        return
    if kind == "value":
        if have[0] != "value" or type(have[1]) is not type(content) or have[1] != content:
            fail(f"{fact}; {content!r} must be kept.")
        return
    if kind == "tensor":
        if have[0] != "tensor":
            fail(f"{fact}; a tensor must be there.")
        yield path, have, want
        return
    if have[0] != kind or len(have[1]) != len(content):
        fail(f"{fact}; a {kind} of {len(content)} must be there, as in the batch.")
    if kind == "dict" and [key for key, _ in have[1]] != [key for key, _ in content]:
        fail(
            f"{opening(path)} a dict of the keys {[k for k, _ in have[1]]}; {[k for k, _ in content]} is right, in this order."
        )
    for (below, part), (_, seen) in zip(parts_of(want, path), parts_of(have, path), strict=True):
        yield from walk(seen, part, below, numbers, names)


def reason(got: Got, result: Any, plan: Plan, found: Mapping[str, Tensor], where: str) -> str | None:
    """C7a: of the tensors of one flat batch some were moved and some left. C5a: all were moved, and none is in the result."""
    pairs = [(have[1], name[1]) for _, have, name in walk(result, plan, "", iter(range(1000)), [])]
    away = [(seen, name) for seen, name in pairs if isinstance(seen, Seen) and found[name].device != where]
    there = [seen.device == where for seen, _ in away]
    flat = all(part[0] not in (*NAMED, "tuple", "list", "dict") for _, part in parts_of(plan, ""))
    if any(there) and flat:
        return "C7a"
    names = {name for _, name in away if found[name].dtype not in COMPLEX}
    unused = names and all(where in listed(got, "moved", name) for name in names)
    return "C5a" if unused and not any(there) else None


@check("batch_to")
@witness(x=t([1.0]), y=t([2.0]))
def test_batch_to_again(learner: Learner, x: Tensor, y: Tensor) -> None:
    """A list that holds another tensor by the second call gives that one."""
    says = f"batch_to([{argument_text(x)}], device), and again when the list holds {argument_text(y)}"
    got = learner.run("p03_devices:batch_to_again", says=says, to=target(learner, HOME), x=x, y=y)
    got.item(0, verb="The second time entry 0 of what it returned is").tensor().equals(y.values)


# ------------------------------------------------------------------------------------------------------------ move_model

NETS = (
    "nn.Linear(2, 3)",
    "nn.BatchNorm1d(2)",
    "nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))",
    "a net of layers in containers, with a buffer of its own",
    "a net whose layers share a weight",
    "a net with a buffer that is not saved",
    "a net with several dtypes",
    "nn.LSTM(2, 2)",
    "nn.ReLU()",
)


@check("move_model", thinned=1, examples=80)
@witness(net=NETS[0], at=[CPU], to=HOME, as_text=False, modes=[True], grads=False, grad="on")
@witness(net=NETS[0], at=[HOME], to=HOME, as_text=False, modes=[True], grads=False, grad="on")
@witness(net=NETS[0], at=[HOME], to=CPU, as_text=True, modes=[True], grads=False, grad="on")
@witness(net=NETS[1], at=[CPU], to=OTHER, as_text=False, modes=[False], grads=False, grad="on")
@witness(net=NETS[2], at=[CPU], to=HOME, as_text=False, modes=[True, False], grads=True, grad="on")
@witness(net=NETS[3], at=[CPU], to=HOME, as_text=True, modes=[True, False, False], grads=False, grad="on")
@witness(net=NETS[3], at=[CPU, OTHER], to=HOME, as_text=False, modes=[False, True], grads=True, grad="on")
@witness(net=NETS[4], at=[CPU], to=HOME, as_text=False, modes=[True], grads=False, grad="on")
@witness(net=NETS[5], at=[CPU], to=HOME, as_text=False, modes=[True], grads=False, grad="on")
@witness(net=NETS[6], at=[CPU], to=HOME, as_text=False, modes=[True], grads=True, grad="on")
@witness(net=NETS[7], at=[CPU], to=OTHER, as_text=False, modes=[True], grads=False, grad="no_grad")
@witness(net=NETS[8], at=[CPU], to=HOME, as_text=False, modes=[True], grads=False, grad="on")
@draw(
    each={"net": NETS},
    at=st.lists(AT, min_size=1, max_size=3),
    to=TO,
    as_text=st.booleans(),
    modes=st.lists(st.booleans(), min_size=1, max_size=3),
    grads=st.booleans(),
    grad=MODES,
)
def test_move_model(
    learner: Learner, net: str, at: list[int], to: int, as_text: bool, modes: list[bool], grads: bool, grad: str
) -> None:
    """net itself comes back, all of its parameters and buffers on the device, and else as it was."""
    to_name, places = target(learner, to), [place(learner, number) for number in at]
    start = " and ".join(dict.fromkeys(places))
    says = f"move_model(net, {device_text(to_name, as_text)}), net {net} on {start}"
    got = learner.run(
        "p03_devices:move_model", says=says, grad=grad,
        net=net, places=places, to=to_name, as_text=as_text, modes=modes, grads=grads,
    )  # fmt: skip
    if got.item("is net").value is not True:
        another = got.item("is another").value is True
        what = "another module of net's kind" if another else brief(got.item("out").value)
        fail(f"It returned {what}; net itself must be returned.", "C6a" if another else None)
    before, after = tensors_in(got, "before"), tensors_in(got, "after")
    for name, (kind, was) in before.items():
        if name not in after:
            fail(f"Afterwards net has no {kind} {name}.")
        same_tensor(f"{kind} {name}", was, after[name], kind, numbered(to_name))
    for name, (kind, _) in after.items():
        if name not in before:
            fail(f"Afterwards net has a {kind} {name} that was not there.")
    for what in ("submodules", "shared parameters", "training flags", "names in state_dict()"):
        was, now = listed(got, "before", what), listed(got, "after", what)
        if was != now:
            fail(f"It changed net's {what} from {was} to {now}; they must stay as they were.")
    if got.item("same modules").value is not True:
        fail("It put other modules in the place of net's own; these must stay.")
    got.pure()


FACTS = {"device", "requires_grad", "is leaf", "Parameter", "numbers", "gradient"}


def tensors_in(got: Got, when: str) -> dict[str, tuple[str, Any]]:
    """net's parameters and buffers by name: which of the two each is, and what is to be seen of it."""
    found = got.item(when, "tensors").value
    if type(found) is not dict:
        raise forged(when)
    for entry in found.values():
        facts = entry[1] if type(entry) is tuple and len(entry) == 2 else ()
        if facts is not None and (type(facts) is not dict or set(facts) != FACTS or type(facts["numbers"]) is not Seen):
            raise forged(when)
    return found


def same_tensor(label: str, was: Any, found: Any, kind: str, device: str) -> None:
    """A parameter or buffer is on the device and else as it was."""
    now_kind, now = found
    if now_kind != kind or (was is None) != (now is None):
        fail(f"Afterwards net's {label} is {'a ' + now_kind if now is not None else 'None'}; it must be as it was.")
    if was is None:
        return
    if now["device"] != device:
        fail(f"Afterwards net's {label} is on {now['device']}; it must be on {device}.")
    for what in ("Parameter", "is leaf", "requires_grad"):
        if was[what] != now[what]:
            fail(f"It changed {what} of net's {label} from {was[what]} to {now[what]}; it must stay as it was.")
    for what in ("numbers", "gradient"):
        a, b = was[what], now[what]
        if type(a) is not type(b) or (a is not None and not same_numbers(a, b)):
            shown = "none" if b is None else brief(b)
            fail(f"It changed the {what} of net's {label}, now {shown}; it must stay as it was.")


def same_numbers(a: Seen, b: Seen) -> bool:
    """Equal dtype, shape and elements."""
    return a.dtype == b.dtype and a.shape == b.shape and np.array_equal(a.values, b.values)
