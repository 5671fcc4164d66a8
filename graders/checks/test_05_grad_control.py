"""05_grad_control.py: stopping and steering gradients. Out of the graph, off the record, in place, and by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Both, Learner, argument_text, check, draw, fail, witness
from graders.judge.got import Expect, Got, brief
from graders.judge.strategies import like, shapes, tensors
from graders.judge.values import COMPLEX, FLOATS, INTEGERS, NDArray, Seen, Tensor, from_storage, is_float, to_storage
from graders.judge.values import tensor as t

ANY_DTYPE = (*FLOATS, *INTEGERS, "bool", *COMPLEX)
WRITABLE = ("contiguous", "permuted", "sliced", "offset")  # no element of what is written to lies over another
LEAF = {"requires_grad": True}
RESULT = {"requires_grad": True, "nonleaf": True}
MODES = st.sampled_from(["on", "no_grad"])


@st.composite
def playing(
    pick: st.DrawFn, plain: Tensor, parts: Sequence[str] = ("plain", "leaf", "graded", "parameter", "result")
) -> Tensor:
    """The tensor in one of the parts that it can play in autograd; as it is where its dtype can't."""
    part = pick(st.sampled_from(tuple(parts)))
    if part == "plain" or not is_float(plain.dtype):
        return plain
    if part == "result" and not overlaps(plain):
        return plain.but(**RESULT)
    grad = t(np.ones(plain.shape), plain.dtype) if part == "graded" else None
    return plain.but(requires_grad=True, grad=grad, parameter=part == "parameter")


def overlaps(x: Tensor) -> bool:
    """Whether elements of x lie over each other, so that nothing can be written to it."""
    return any(s == 0 and n > 1 for s, n in zip(x.stride, x.shape, strict=True))


def tracks(x: Tensor) -> bool:
    """Whether x requires grad."""
    return x.requires_grad or x.nonleaf


def rounded(values: NDArray, dtype: str) -> NDArray:
    """Numbers as that dtype holds them."""
    with np.errstate(all="ignore"):
        return from_storage(to_storage(values, dtype), dtype)


# --------------------------------------------------------------------------------------------------------- detached_view


@check("detached_view")
@witness(x=t([1.0, 2.0], **LEAF), grad="on")
@witness(x=t([1.0, 2.0], **RESULT), grad="on")
@witness(x=t(1.0, **LEAF), grad="on")
@witness(x=t([[0.0, 1.0], [2.0, 3.0]], **LEAF).but(stride=(1, 2)), grad="on")
@witness(x=t([1.0, 2.0], **RESULT), grad="no_grad")
@draw(each={"dtype": ANY_DTYPE}, x=lambda dtype: tensors(dtype=dtype).flatmap(playing), grad=MODES)
def test_detached_view(learner: Learner, x: Tensor, grad: str) -> None:
    """x's own memory, seen in the same way and without x's graph; x goes on tracking."""
    got = learner.call("detached_view", x=x, grad=grad)
    view = got.result.tensor()
    if tracks(x) and view.seen.same == got.paths["x"] and got.after("x").requires_grad:
        fail("It returned x itself, which still tracks; the result must carry no graph.", "D6b")
    view.no_graph("D6d" if view.seen.grad_fn is not None else None)
    view.shape(x.shape).dtype(x.dtype).device()
    view.lies_over("x")
    if view.seen.numel and any(
        a != b for a, b, n in zip(view.seen.stride or (), x.stride, x.shape, strict=True) if n > 1
    ):
        view.fail(f"it must go through x's memory in x's strides {x.stride}.")
    view.equals(x.values)
    got.pure()
    view.proven_over("x")


@check("detached_view", examples=40)
@witness(x=t([1.0, 2.0], **LEAF))
@witness(x=t([1.0, 2.0], **RESULT))
@draw(
    each={"dtype": FLOATS},
    x=lambda dtype: tensors(dtype=dtype, layouts=WRITABLE).flatmap(
        lambda x: playing(x, ("leaf", "parameter", "result"))
    ),
)
def test_detached_view_is_watched(learner: Learner, x: Tensor) -> None:
    """Autograd sees what is written through the view: it refuses to go back with numbers that are no longer there."""
    says = f"view = detached_view(x) between y = x * x and y's backward, and view += 1, with x={argument_text(x)}"
    got = learner.run("p05_grad_control:view_written", says=says, x=x)
    got.item("view", verb="It returned").tensor().lies_over("x")
    version, gradient = got.item("version").value, got.item("gradient").value
    if gradient is not None or version[1] <= version[0]:
        hidden = f"x changed with the view, but x._version went from {version[0]} to {version[1]}"
        used = f", and backward gave {brief(gradient)}" if gradient is not None else ""
        only_data = got.item("one storage").value is True
        fail(
            f"{hidden}{used}; autograd must notice the change and refuse to go backward.", "D6c" if only_data else None
        )


# --------------------------------------------------------------------------------------------------------- detached_copy


@check("detached_copy")
@witness(x=t([1.0, 2.0], **LEAF), grad="on")
@witness(x=t([1.0, 2.0], **RESULT), grad="on")
@witness(x=t([1.0, 2.0]), grad="on")
@witness(x=t(1.0, **LEAF), grad="on")
@witness(x=t(1.0), grad="no_grad")
@witness(x=t([2**53 + 1], "int64"), grad="on")
@witness(x=t([math.nan, math.inf, -math.inf], **LEAF), grad="on")
@witness(x=t(np.zeros((0, 3)), **LEAF), grad="on")
@draw(each={"dtype": ANY_DTYPE}, x=lambda dtype: tensors(dtype=dtype).flatmap(playing), grad=MODES)
def test_detached_copy(learner: Learner, x: Tensor, grad: str) -> None:
    """x's numbers in memory of their own, without x's graph."""
    got = learner.call("detached_copy", x=x, grad=grad)
    copy = got.result.tensor()
    if copy.seen.same == got.paths["x"] and x.numel:
        fail("It returned x itself; the copy must have memory of its own.")
    attached = copy.seen.requires_grad or copy.seen.grad_fn is not None
    copy.own_memory("x", mistake=None if attached else "D6a")
    copy.no_graph("D6d" if copy.seen.grad_fn is not None else None)
    copy.shape(x.shape).dtype(x.dtype).device()
    copy.equals(x.values)
    got.pure()
    copy.proven_apart("x")


@check("detached_copy", examples=20)
@witness(x=t([1.0]), values=t([2.0]))
@draw(x=tensors(layouts=WRITABLE).flatmap(playing), values=lambda x: like(x))
def test_detached_copy_again(learner: Learner, x: Tensor, values: Tensor) -> None:
    """Each call makes memory of its own, and looks at what x holds by then."""
    says = (
        f"detached_copy(x) twice with x={argument_text(x)}, then once more with {argument_text(values)} filled into x"
    )
    got = learner.run("p05_grad_control:copies", says=says, x=x, values=values)
    got.result.is_(list, "a list")
    names = ("first", "second", "third")
    made = [got.item(i, verb=f"In the end the {name} copy is").tensor() for i, name in enumerate(names)]
    for copy, right in zip(made, (x, x, values), strict=True):
        copy.shape(x.shape).equals(right.values)
    if x.numel and len({copy.seen.storage_id for copy in made}) < 3:
        fail("Two of the three copies share memory; each must have its own.")


# ------------------------------------------------------------------------------------------------------ without_tracking

TIMES_W = "lambda x: x * w"
IN_PLACE = "lambda x: x.mul_(2)"
FUNCTIONS = (
    TIMES_W,
    "lambda x: x * 2",
    "lambda x: (x * w).sum()",
    "lambda x: x",
    "lambda x: x.view_as(x)",
    "lambda x: w",
    IN_PLACE,
    "lambda x: without_tracking(lambda y: y * w, x) * w",
)
RAISES = ("", "ValueError", "KeyboardInterrupt", "RuntimeError")


@check("without_tracking")
@witness(f=TIMES_W, x=t([1.0], **LEAF), raises="", grad="on")
@witness(f="lambda x: x * 2", x=t([1.0], **RESULT), raises="", grad="on")
@witness(f=TIMES_W, x=t([1.0]), raises="", grad="on")
@witness(f="lambda x: x", x=t([1.0], **LEAF), raises="", grad="on")
@witness(f=TIMES_W, x=t([1.0], **LEAF), raises="", grad="no_grad")
@witness(f=TIMES_W, x=t([1.0], **LEAF), raises="ValueError", grad="on")
@witness(f=TIMES_W, x=t([1.0], **LEAF), raises="KeyboardInterrupt", grad="on")
@witness(f=TIMES_W, x=t([1.0]), raises="RuntimeError", grad="no_grad")
@witness(f="lambda x: without_tracking(lambda y: y * w, x) * w", x=t([1.0], **LEAF), raises="", grad="on")
@draw(
    each={"dtype": (*FLOATS, "int64")},
    x=lambda dtype: tensors(dtype=dtype, layouts=WRITABLE).flatmap(playing),
    f=st.sampled_from(FUNCTIONS),
    raises=st.sampled_from(["", "", *RAISES]),
    grad=MODES,
)
def test_without_tracking(both: Both, f: str, x: Tensor, raises: str, grad: str) -> None:
    """f runs once, off the record; its result can be used on the record; the caller's mode is back in any case."""
    ending = f", which raises {raises} in the end" if raises else ""
    says = f"without_tracking(f, x) with f = {f}{ending}, {'w = nn.Parameter(torch.tensor(3.)), ' if 'w' in f else ''}x={argument_text(x)}"
    if grad != "on":
        says = f"with torch.no_grad(): {says}"
    got = both.learner.run(
        "p05_grad_control:without_tracking", says=says, grad=grad, may_raise=bool(raises), f=f, x=x, raises=raises
    )
    own_error(got, raises)
    result_tracks = ran_untracked(got, x, grad)
    out = got.item("out", verb="It returned")
    if raises and got.item("raised").value is not True:
        fail(
            f"f raised {raises}, but no exception came out: it returned {brief(out.value)}. The caller must see f's exception."
        )
    right = x.values
    if not raises:
        right = both.oracle("without_tracking", f=f, x=x).values
        out.tensor()
        if out.seen.inference:
            out.fail("it is an inference tensor, which no later tracked computation can save.", "D7f")
        if out.seen.grad_fn is not None and out.seen.same != got.paths["x"]:
            out.fail("it must carry no graph.")
        if not result_tracks:
            out.no_graph()
        out.shape(right.shape).dtype(result_dtype(f, x)).device().equals(right)
    if got.item("w tracks").value is not True:
        fail("It changed w, a parameter that f uses, which must go on requiring grad.")
    if f == IN_PLACE:
        got.arg("x").equals(rounded(x.values * 2, x.dtype))
        if got.after("x").requires_grad != tracks(x):
            fail("It changed x.requires_grad, which must stay as it was.")
    got.pure(changes=["x"] if f == IN_PLACE else [])


def own_error(got: Got, raises: str) -> None:
    """No other exception came out than the one that was raised on purpose."""
    if got.error is not None:
        text = f"{got.error.get('type')}: {str(got.error.get('text'))[:200]}"
        fail(f"What came out is another exception, {text}\nThe caller must see the {raises} itself.")


def ran_untracked(got: Got, x: Tensor, grad: str) -> bool:
    """Fails unless f ran once, with tracking off from its beginning to its end; whether what it returned requires grad."""
    begun, done = got.noted("begun", bool, bool, bool), got.noted("done", bool, bool)
    if not begun:
        fail("It never called f.")
    if len(begun) != 1 or len(done) != 1:
        fail(f"It called f {len(begun)} times; f must be called once.")
    ((tracking, at_home, given_x),), ((still, result_tracks),) = begun, done
    if tracking and still:
        out = got.raw["out"]
        plain_call = grad == "on" and at_home and given_x and isinstance(out, Seen) and out.grad_fn is not None
        fail("Gradients were tracked while f ran; tracking must be off.", "D7a" if plain_call else None)
    if tracking or still:
        fail("Gradients were tracked for a part of the time in which f ran; tracking must be off until f is done.")
    return result_tracks is True


def result_dtype(f: str, x: Tensor) -> str:
    """The dtype of f(x): w is float32 where x is no float."""
    return x.dtype if is_float(x.dtype) or "w" not in f else "float32"


@check("without_tracking")
@witness(x=t([1.0]))
def test_without_tracking_again(learner: Learner, x: Tensor) -> None:
    """f runs anew at each call."""
    says = (
        f"without_tracking(f, x) twice with f = {TIMES_W}, x={argument_text(x)}; w is 3 at first and 4 the second time"
    )
    got = learner.run("p05_grad_control:without_tracking_again", says=says, x=x)
    Expect(got, got.raw, "The second time it returned", "the result").tensor().equals(x.values * 4)


# --------------------------------------------------------------------------------------------------------------- predict

#: net -> (its layers in words, the flags that tell most about it)
NETS = {
    "classifier": "(Linear, BatchNorm1d, (Dropout, Identity), Linear)",
    "shared": "(a sum of (drop, Linear) and (Linear, drop), with one drop = (Dropout, Identity) shared by both)",
    "bare": "(Identity, Dropout)",
    "words": "(Embedding, Dropout, Identity, Linear)",
}
ROWS = t([[1.0, 0.5, -1.0], [0.0, 2.0, 1.0]])
TRAIN, EVAL = [True] * 9, [False] * 9
MIXED = [True, True, True, False, True, False, True, True, True]  # batch norm and dropout of the classifier are frozen
ONE_CHILD = [False, False, False, False, False, True, False, False, False]
SHARED_OFF = [True, True, False, False, False, False, True, True, True]  # what is shared is off, one parent is on


@st.composite
def fitting(pick: st.DrawFn, net: str) -> Tensor:
    """An x that the net takes."""
    if net == "words":
        numbers = pick(st.lists(st.integers(0, 4), max_size=4))
        return t(np.array(numbers, "i8"), "int64")
    rows = st.sampled_from([(1, 3), (2, 3), (0, 3), (5, 3)])
    shape = {"classifier": rows, "shared": rows | st.just((3,)) | st.just((2, 2, 3)), "bare": shapes()}[net]
    plain = pick(tensors(shape=shape, dtype=st.sampled_from(FLOATS), layouts=WRITABLE))
    return pick(playing(plain, ("plain", "leaf", "result")))


@check("predict", examples=60)
@witness(net="classifier", x=ROWS, modes=TRAIN, raises="", grad="on")
@witness(net="classifier", x=ROWS, modes=MIXED, raises="", grad="on")
@witness(net="classifier", x=ROWS, modes=EVAL, raises="", grad="on")
@witness(net="classifier", x=ROWS, modes=ONE_CHILD, raises="", grad="on")
@witness(net="classifier", x=ROWS.but(**LEAF), modes=TRAIN, raises="", grad="no_grad")
@witness(net="shared", x=ROWS, modes=SHARED_OFF, raises="", grad="on")
@witness(net="bare", x=ROWS.but(**LEAF), modes=TRAIN, raises="", grad="on")
@witness(net="words", x=t([0, 3], "int64"), modes=MIXED, raises="", grad="on")
@witness(net="classifier", x=ROWS, modes=MIXED, raises="RuntimeError", grad="on")
@witness(net="classifier", x=ROWS, modes=MIXED, raises="ValueError", grad="on")
@witness(net="classifier", x=ROWS, modes=MIXED, raises="KeyboardInterrupt", grad="on")
@draw(
    each={"net": tuple(NETS)},
    x=lambda net: fitting(net),
    modes=st.lists(st.booleans(), min_size=9, max_size=9),
    raises=st.sampled_from(["", "", *RAISES]),
    grad=MODES,
)
def test_predict(both: Both, net: str, x: Tensor, modes: list[bool], raises: str, grad: str) -> None:
    """The output of evaluation mode, off the record; every flag is as before, also when the forward pass raises."""
    ending = f"; its forward pass raises {raises}" if raises else ""
    says = f"predict(net, x) with net = {NETS[net]} in {in_words(modes)}{ending}, x={argument_text(x)}"
    if grad != "on":
        says = f"with torch.no_grad(): {says}"
    inputs = {"net": net, "x": x, "modes": modes, "raises": raises}
    got = both.learner.run("p05_grad_control:predict", says=says, grad=grad, may_raise=bool(raises), **inputs)
    own_error(got, raises)
    out = got.item("out", verb="It returned")
    as_evaluated(got, out.value)
    if raises and got.item("raised").value is not True:
        fail(
            f"The forward pass raised {raises}, but no exception came out: it returned {brief(out.value)}. The caller must see it."
        )
    if not raises:
        right = both.oracle("predict", net=net, x=x)
        out.tensor().shape(right.shape).dtype(right.dtype).device()
        out.close(right)
        passed_on = net == "bare" and tracks(x) and (out.seen.same == got.paths["x"] or out.seen.grad_fn is None)
        if not passed_on:
            out.no_graph()
    as_flagged(got)
    changed: Any = got.item("changed").value
    if changed:
        fail(f"It changed the {' and the '.join(map(str, changed))} of net, which must be as before.")
    got.pure()


def in_words(modes: list[bool]) -> str:
    """The modes that net's modules start with."""
    if all(modes):
        return "training mode"
    return "mixed modes" if any(modes) else "evaluation mode"


def as_evaluated(got: Got, out: Any) -> None:
    """Each module that ran did so in evaluation mode and with tracking off."""
    notes, before = got.noted("pass", str, bool, bool), dict(got.item("before").value)
    if not notes:
        fail("It never ran net on x.")
    training = sorted({str(name) for name, flag, _ in notes if flag})
    tracking = any(on for *_, on in notes)
    if training:
        untouched = (
            all(before["net"] == flag for name, flag, _ in notes if name == "net")
            and dict(got.item("after").value) == before
        )
        where = "net itself" if training == ["net"] else "a module inside net" if "net" not in training else "net"
        also = ", and gradients were tracked" if tracking else ""
        all_trained = len(training) == len({name for name, *_ in notes})
        named = "D7c" if not tracking and untouched and all_trained else None
        fail(
            f"While the forward pass ran, {where} was in training mode{also}; every module must be in evaluation mode.",
            named,
        )
    if tracking:
        recorded = isinstance(out, Seen) and out.grad_fn is not None
        fail("While the forward pass ran, gradients were tracked; tracking must be off.", "D7b" if recorded else None)


def as_flagged(got: Got) -> None:
    """Every module's flag is as before."""
    before, after = dict(got.item("before").value), dict(got.item("after").value)
    wrong = [name for name in before if after.get(name) != before[name]]
    if not wrong:
        return
    shown = ", ".join(
        f"{name if name == 'net' else f'net.{name}'}.training {before[name]} -> {after.get(name)}" for name in wrong[:4]
    )
    off = all(before[name] for name in wrong)
    on = not any(before[name] for name in wrong)
    more = f" and {len(wrong) - 4} more" if len(wrong) > 4 else ""
    fail(f"These flags are not as before: {shown}{more}.", "E12b" if off else "E12c" if on else None)


@check("predict", examples=8)
@witness(net="classifier", x=ROWS, values=t([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]))
@draw(each={"net": ("shared",)}, x=lambda net: fitting(net), values=lambda x: like(x))
def test_predict_again(both: Both, net: str, x: Tensor, values: Tensor) -> None:
    """Each call computes anew: with the weights that net has by then, the numbers that x holds, and the flags as they are."""
    says = (
        f"predict(net, x) three times with net = {NETS[net]} in training mode, from the second time on in evaluation mode"
        " and with other weights, the third time with other numbers in x"
    )
    got = both.learner.run("p05_grad_control:predict_again", says=says, net=net, x=x, values=values)
    right = both.oracle("predict_again", net=net, x=x, values=values)
    outs: Any = got.item("outs").value
    for number, name in enumerate(("first", "second", "third")):
        out = Expect(got, outs[number], f"The {name} time it returned", "the result")
        out.tensor().shape(right[number].shape).close(right[number])
    as_flagged(got)


# ------------------------------------------------------------------------------------------------------------ sgd_update

STEP_TOLERANCE = {"float64": (1e-12, 1e-12), "float32": (2e-6, 1e-5), "float16": (4e-3, 2e-2), "bfloat16": (3e-2, 2e-1)}
EXACT_LR = (0.5, 0.25, 0.125, 0.0, 1.0, 2.0)  # with numbers that are eighths no way of computing rounds more than once
IN_PLACE_ON_LEAF = "leaf Variable that requires grad"


def weights(values: Any, grad: Any, dtype: str = "float32", **facts: Any) -> Tensor:
    """A parameter with that gradient; None is none."""
    facts = {"requires_grad": True, "parameter": True} | facts
    return t(values, dtype, grad=None if grad is None else t(grad, dtype), **facts)


@st.composite
def parameters(pick: st.DrawFn, dtype: str) -> list[Tensor]:
    """Up to three parameters of any shape and layout: with a gradient in any layout, without one, frozen."""
    proper = pick(st.booleans())  # nn.Parameter, or any leaf
    made = []
    for _ in range(pick(st.sampled_from([1, 2, 3, 0]))):
        kind = pick(st.sampled_from([dtype, dtype, "float64"]))
        plain: Tensor = pick(tensors(shape=shapes(max_dims=3), dtype=kind, layouts=WRITABLE))
        part = pick(st.sampled_from(["graded", "graded", "ungraded", "frozen"]))
        grad = pick(like(plain)) if part == "graded" else None
        made.append(plain.but(requires_grad=part != "frozen", grad=grad, parameter=proper))
    return made


TWO = [weights([1.0, 2.0], [2.0, -4.0])]


@check("sgd_update", cpu_seconds=10)  # the first step of torch.optim imports much
@witness(params=TWO, kind="a list", lr=0.5, steps=1, grad="on")
@witness(params=TWO, kind="a generator", lr=0.5, steps=1, grad="on")
@witness(params=[*TWO, weights([3.0], None), weights([4.0], [1.0])], kind="a generator", lr=0.5, steps=1, grad="on")
@witness(params=[weights([3.0], None)], kind="a list", lr=0.5, steps=1, grad="on")
@witness(params=[], kind="a list", lr=0.5, steps=1, grad="on")
@witness(params=[], kind="a generator", lr=0.5, steps=1, grad="on")
@witness(params=TWO, kind="a list", lr=0.0, steps=1, grad="on")
@witness(params=TWO, kind="a tuple", lr=0.25, steps=2, grad="on")
@witness(params=TWO, kind="net.parameters()", lr=0.5, steps=1, grad="no_grad")
@witness(params=[weights(1.0, 16.0)], kind="a list", lr=0.5, steps=1, grad="on")
@witness(params=[weights(np.zeros((0, 2)), np.zeros((0, 2)))], kind="a list", lr=0.5, steps=1, grad="on")
@witness(params=[weights([1.0], [0.1], "float64")], kind="a list", lr=0.1, steps=1, grad="on")
@witness(
    params=[weights([1.0, 2.0, 3.0], [float("inf"), float("nan"), 1.0])], kind="a list", lr=0.5, steps=1, grad="on"
)
@witness(
    params=[weights([1.0, 2.0], None, requires_grad=False), *TWO], kind="net.parameters()", lr=0.5, steps=1, grad="on"
)
@draw(
    each={"dtype": FLOATS},
    params=lambda dtype: parameters(dtype),
    kind=lambda params: st.sampled_from(kinds(params)),
    lr=st.sampled_from([*EXACT_LR, 0.1]),
    steps=st.sampled_from([1, 1, 2]),
    grad=MODES,
)
def test_sgd_update(learner: Learner, params: list[Tensor], kind: str, lr: float, steps: int, grad: str) -> None:
    """Each parameter with a gradient takes its step in its own memory and under autograd's eyes; all else stays."""
    given = {f"w{number}": parameter for number, parameter in enumerate(params)}
    says = called(given, kind, lr, steps, grad)
    errors = {"D1a": IN_PLACE_ON_LEAF} | ({"F6a": "NoneType"} if any(p.grad is None for p in params) else {})
    case = {"kind": kind, "lr": lr, **given}
    got = learner.run("p05_grad_control:sgd_update", says=says, grad=grad, errors=errors, steps=steps, **case)
    graded = {name: p for name, p in given.items() if p.grad is not None}
    right = {name: stepped(p, lr, steps) for name, p in graded.items()}
    moving = any(not np.array_equal(right[name], p.values) for name, p in graded.items())
    if kind == "a list" and moving and all(left_alone(got, name) for name in graded):
        watched = learner.run("p05_grad_control:sgd_update_watched", says=says, grad=grad, may_raise=True, **case)
        fail("Afterwards the caller's parameters are as they were; they themselves must change.", lost(watched, right))
    versions: Any = got.item("versions").value
    for (name, parameter), (before, after) in zip(given.items(), versions, strict=True):
        if name in graded:
            as_stepped(got, name, parameter, right[name], lr, steps, after - before)
        elif after != before:
            fail(f"It changed {name}, which has no gradient: its _version went from {before} to {after}.")
    got.pure(changes=list(graded))
    for result in got.item("returned").value:
        Expect(got, result, "It returned", "the result").is_(type(None), "None")
    if got.item("list kept").value is not True:
        fail("It put other tensors into the caller's list; the parameters themselves must change.")


def kinds(params: list[Tensor]) -> list[str]:
    """What the parameters can come in."""
    proper = bool(params) and all(p.parameter for p in params)
    return ["a list", "a generator", "a tuple", "a dict's values", *(["net.parameters()"] if proper else [])]


def called(given: Mapping[str, Tensor], kind: str, lr: float, steps: int, grad: str) -> str:
    """The call in the learner's terms."""
    names = ", ".join(given)
    shown = {
        "a list": f"[{names}]",
        "a tuple": f"({names}{',' * (len(given) == 1)})",
        "a generator": f"(w for w in [{names}])",
    }
    values = [
        f"{name}={argument_text(p)}, {name}.grad={argument_text(p.grad) if p.grad else None}"
        for name, p in given.items()
    ]
    text = f"sgd_update({shown.get(kind, kind)}, lr={lr})" + " twice" * (steps - 1)
    text = (
        text
        + (f" with {names} in it" if kind not in shown else "")
        + (f", where {', '.join(values)}" if values else "")
    )
    return text if grad == "on" else f"with torch.no_grad(): {text}"


def stepped(p: Tensor, lr: float, steps: int, sign: float = -1.0) -> NDArray:
    """p after so many steps, rounded to its dtype after each."""
    assert p.grad is not None
    now = p.values
    for _ in range(steps):
        now = rounded(now.astype("f8") + sign * lr * p.grad.values.astype("f8"), p.dtype)
    return now


def left_alone(got: Got, name: str) -> bool:
    """Whether the parameter is where it was and holds what it held."""
    given = got.given[name]
    now = got.after(name)
    return bool(np.array_equal(now.values, given.values)) and (not given.numel or now.at is not None)


def lost(watched: Got, right: Mapping[str, NDArray]) -> str | None:
    """Which mistake left the parameters alone: the right step in a new tensor, off the record or on it; None if neither."""
    if watched.error is not None:
        return None
    results: Any = watched.item("results").value
    made = any(isinstance(r, Seen) and np.array_equal(r.values, wanted) for r in results for wanted in right.values())
    if not made:
        return None
    return "D1c" if watched.item("recorded").value is True else "D1b"


def as_stepped(got: Got, name: str, p: Tensor, right: NDArray, lr: float, steps: int, versions: int) -> None:
    """One parameter after its step."""
    now = got.arg(name).tensor().shape(p.shape).dtype(p.dtype).device()
    exact = lr in EXACT_LR
    values = now.seen.values
    relative, absolute = STEP_TOLERANCE[p.dtype]
    done = np.array_equal(values, right) if exact else np.allclose(values, right, relative, absolute)
    got.same_memory(name, mistake="F6b" if done and versions == 0 else None)
    uphill_or_whole = [stepped(p, lr, steps, 1.0), stepped(p, 1.0, steps), stepped(p, 1.0, steps, 1.0)]
    sure = (
        exact
        and any(np.array_equal(values, wrong) for wrong in uphill_or_whole)
        and not np.array_equal(values, p.values)
    )
    now.equals(right, "F6c" if sure else None, exact=exact, tolerance=None if exact else (relative, absolute))
    if not np.array_equal(values, p.values) and versions <= 0:
        fail(f"{name} has its new numbers, but its _version is as before, so autograd does not see the change.", "F6b")
    if not now.seen.requires_grad:
        fail(f"It switched {name}.requires_grad off; it must stay on.")
    if not now.seen.is_leaf:
        fail(f"{name} is no longer a leaf; it must stay one.")
    got.same_grad(name)


# ------------------------------------------------------------------------------------------------------------------ Cube

CUBE_TOLERANCE = {
    "float64": (1e-12, 1e-12),
    "float32": (2e-6, 1e-5),
    "float16": (4e-3, 1e-3),
    "bfloat16": (3.2e-2, 1e-2),
}


def number(x: Tensor) -> NDArray:
    """x's elements in float64."""
    return x.values.astype("f8")


def near(got: Expect, right: NDArray, x: Tensor, mistake: str | None = None, rule: str = "") -> Expect:
    """The tensor has those numbers, to the precision of x's dtype."""
    return (
        got.tensor()
        .shape(x.shape)
        .dtype(x.dtype)
        .device()
        .close(right, mistake, rule=rule, tolerance=CUBE_TOLERANCE[x.dtype])
    )


@check("Cube", examples=60)
@witness(x=t([0.0, 1.0, -2.0], **LEAF), grad="on")
@witness(x=t([2.0]), grad="on")
@witness(x=t([2.0], **RESULT), grad="on")
@witness(x=t([2.0], **LEAF), grad="no_grad")
@draw(each={"dtype": FLOATS}, x=lambda dtype: tensors(dtype=dtype).flatmap(playing), grad=MODES)
def test_Cube(learner: Learner, x: Tensor, grad: str) -> None:  # noqa: N802
    """Cube.apply(x) is x**3 in x's dtype, and leads back to x where x tracks."""
    says = f"Cube.apply(x) with x={argument_text(x)}"
    got = learner.run(
        "p05_grad_control:cube_forward", says=says if grad == "on" else f"with torch.no_grad(): {says}", grad=grad, x=x
    )
    if got.item("function").value is not True:
        fail("Cube must be a class that is derived from torch.autograd.Function.")
    y = near(got.item("y", verb="It returned"), number(x) ** 3, x)
    y.own_memory("x")
    if tracks(x) and grad == "on" and not y.seen.requires_grad:
        y.fail("x requires grad, so the result must lead back to it.")
    if not tracks(x) or grad != "on":
        y.no_graph()
    got.pure()


@check("Cube", examples=40)
@witness(x=t([2.0, -3.0], **LEAF), g=t([10.0, 1.0]), h=t([1.0, 2.0]))
@witness(x=t([0.0], **LEAF), g=t([2.0]), h=t([1.0]))
@witness(x=t([2.0, -3.0], "float64", **RESULT), g=t([10.0, 1.0], "float64"), h=t([1.0, 2.0], "float64"))
@draw(
    each={"dtype": FLOATS},
    x=lambda dtype: tensors(dtype=dtype).flatmap(lambda x: playing(x, ("leaf", "graded", "result"))),
    g=lambda x: like(x),
    h=lambda x: like(x),
)
def test_Cube_backward(learner: Learner, x: Tensor, g: Tensor, h: Tensor) -> None:  # noqa: N802
    """The gradient for any incoming one, and that gradient's own derivatives."""
    says = f"torch.autograd.grad(Cube.apply(x), x, g) with x={argument_text(x)}, g={argument_text(g)}"
    got = learner.run(
        "p05_grad_control:cube", says=says, errors={"D8b": "incorrect number of gradients"}, x=x, g=g, h=h
    )
    if got.item("dx").value is None:
        fail(
            "Cube's backward gave no gradient for x; it owes one for each input.",
            "D8b" if got.raw["y"].requires_grad else None,
        )
    dx, right = got.item("dx", verb="The gradient that it gave is"), number(g) * 3 * number(x) ** 2
    near(dx, right, x, "D8b" if chain_mistaken(dx.tensor().seen, number(x), number(g)) else None)
    got.pure()
    if x.dtype not in ("float64", "float32"):
        return  # rounding grows with each derivative
    attribute = "D8c" if got.item("saved").value == 0 else None
    if got.item("twice").value is not True:
        fail("The gradient that it gave has no graph, so it can't be differentiated once more; it must.", attribute)
    for part, by, second in (
        ("dxx", "x", number(h) * number(g) * 6 * number(x)),
        ("dxg", "g", number(h) * 3 * number(x) ** 2),
    ):
        label = f"the derivative of that gradient by {by}, with {argument_text(h)} coming in,"
        if got.item(part).value is None:
            fail(f"The gradient that it gave does not depend on {by} as autograd sees it; it must.", attribute)
        near(got.item(part, verb=f"{label[:1].upper()}{label[1:]} is"), second, x, attribute)


def chain_mistaken(dx: Seen, x: NDArray, g: NDArray) -> bool:
    """Whether dx is another product than the chain rule makes, and no rounding of it."""
    if dx.shape != x.shape or not x.size or not np.all(np.isfinite(dx.values)):
        return False
    return not np.allclose(dx.values.astype("f8"), g * 3 * x**2, 0.05, 0.05)


@check("Cube", examples=32)
@witness(x=t([1.0, -2.0], **LEAF), g=t([1.0, 10.0]))
@witness(x=t([1.0, -2.0], "float64", **LEAF), g=t([1.0, 10.0], "float64"))
@witness(x=t([[0.0, 1.0], [2.0, 3.0]], **LEAF).but(stride=(1, 2)), g=t([[1.0, 1.0], [1.0, 1.0]]))
@witness(
    x=t([[0.0, 1.0], [2.0, 3.0]], "float64", **RESULT).but(stride=(1, 2)), g=t([[1.0, 1.0], [1.0, 1.0]], "float64")
)
@draw(
    each={"dtype": FLOATS},
    x=lambda dtype: tensors(dtype=dtype, layouts=WRITABLE).flatmap(lambda x: playing(x, ("leaf", "result"))),
    g=lambda x: like(x),
)
def test_Cube_of_a_changed_x(learner: Learner, x: Tensor, g: Tensor) -> None:  # noqa: N802
    """Where x was changed in place after the forward pass, backward raises."""
    says = f"y = Cube.apply(x), then x.add_(1) under no_grad, then torch.autograd.grad(y, x, g), with x={argument_text(x)}, g={argument_text(g)}"
    got = learner.run("p05_grad_control:cube_changed", says=says, x=x, g=g)
    if got.item("raised").value is True:
        return
    y = got.item("y", verb="Cube.apply returned").tensor()
    if not y.seen.requires_grad:
        y.fail("x requires grad, so the result must lead back to it.")
    dx = got.item("dx", verb="The gradient that it gave is").value
    old, new = (number(g) * 3 * number(x).__add__(by) ** 2 for by in (0, 1))
    follows = isinstance(dx, Seen) and dx.shape == x.shape and not np.allclose(old, new, *CUBE_TOLERANCE[x.dtype])
    follows = follows and bool(np.allclose(dx.values, new, *CUBE_TOLERANCE[x.dtype]))
    sure = follows or got.item("saved").value == 0
    fail(f"x had changed, and backward gave {brief(dx)} without a word; it must raise.", "D8c" if sure else None)


@check("Cube", examples=10)
@witness(x=t([1.0], **LEAF), z=t([2.0], **LEAF), g=t([1.0]))
@draw(
    x=tensors(dtype="float32").map(lambda x: x.but(**LEAF)),
    z=lambda x: like(x).map(lambda z: z.but(**LEAF)),
    g=lambda x: like(x),
)
def test_Cube_of_two(learner: Learner, x: Tensor, z: Tensor, g: Tensor) -> None:  # noqa: N802
    """Two graphs at a time know nothing of each other, and one can be gone back through twice."""
    says = f"y = Cube.apply(x) and u = Cube.apply(z), then both backward, with x={argument_text(x)}, z={argument_text(z)}, g={argument_text(g)}"
    got = learner.run("p05_grad_control:cube_two", says=says, x=x, z=z, g=g)
    for part, of in (("first", x), ("other", z), ("again", x)):
        name = "z" if of is z else "x"
        label = f"The gradient for {name}{' the second time' * (part == 'again')} is"
        near(got.item(part, verb=label), number(g) * 3 * number(of) ** 2, of)


@check("Cube")
@witness(x=t([1.0, -2.0], "float64", **LEAF))
@witness(x=t(0.0, "float64", **LEAF))
@witness(x=t([[0.0, 1.0], [2.0, 3.0]], "float64", **LEAF).but(stride=(1, 2)))
def test_Cube_gradcheck(learner: Learner, x: Tensor) -> None:  # noqa: N802
    """torch's own checks of first and second derivatives are content."""
    got = learner.run(
        "p05_grad_control:cube_checked",
        says=f"torch.autograd.gradcheck and gradgradcheck of Cube.apply at x={argument_text(x)}",
        x=x,
    )
    for name in ("gradcheck", "gradgradcheck"):
        said = got.item(name).value
        if said is not None:
            fail(f"torch.autograd.{name} refuses it: {str(said)[:300]}")
