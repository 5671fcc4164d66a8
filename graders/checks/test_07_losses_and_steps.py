"""07_losses_and_steps.py: losses, optimizers, one step. What is compared is numbers: losses, gradients, weights afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Both, Learner, argument_text, check, draw, fail, witness
from graders.judge.got import Expect, Got, brief
from graders.judge.strategies import shapes, tensors
from graders.judge.values import FLOATS, NDArray, Seen, Tensor, is_float
from graders.judge.values import tensor as t

LEAF = {"requires_grad": True}
RESULT = {"requires_grad": True, "nonleaf": True}

# ------------------------------------------------------------------------------------------------------------ train_step

LINEAR, DROPPING = "(Linear)", "(Linear, BatchNorm1d, (Dropout, Identity), Linear)"
FROZEN = "(frozen Linear, Tanh, Linear), and a Linear that is not used"
SHARED, HOOKED = "(Linear, Tanh, the same Linear, Linear)", "(Linear) with a forward hook that doubles its output"
NETS = (LINEAR, DROPPING, FROZEN, SHARED, HOOKED)
SGD, MOMENTUM, ADAM = "SGD(lr=0.5)", "SGD(lr=0.1, momentum=0.9)", "Adam(lr=0.1)"
LAST, STILL = "SGD(lr=0.5) over the last layer alone", "SGD(lr=0.0)"
MSE, ENTROPY, OWN = "nn.MSELoss()", "nn.CrossEntropyLoss()", "lambda out, y: ((out - 3 * y) ** 2).sum()"
TRAIN, EVAL, MIXED = [True], [False], [False, True, True, False]
A_CHILD_IN_EVAL = [True, True, True, False, False, False, True]  # batch norm and dropout

X, Y = t([[1.0, 0.5, -1.0], [0.0, 2.0, 1.0]]), t([[1.0, 0.0], [-1.0, 2.0]])
X2, Y2 = t([[0.5, 1.0, 0.0], [1.0, -1.0, 2.0], [0.0, 0.0, 1.0]]), t([[0.0, 1.0], [1.0, 1.0], [2.0, 0.0]])
CLASSES, CLASSES2 = t([1, 0], "int64"), t([0, 1, 1], "int64")
CLOSE = {"float32": (1e-4, 2e-5), "float64": (1e-9, 1e-10)}
Batches = list[tuple[Tensor, Tensor]]


@st.composite
def batches_for(pick: st.DrawFn, criterion: str, dtype: str) -> Batches:
    """Up to three batches of 2 to 4 samples."""
    made = []
    for _ in range(pick(st.sampled_from([1, 2, 3]))):
        size = pick(st.sampled_from([2, 3, 4]))
        x = pick(tensors(shape=st.just((size, 3)), dtype=dtype))
        if criterion == ENTROPY:
            y = t(pick(st.lists(st.integers(0, 1), min_size=size, max_size=size)), "int64")
        else:
            y = pick(tensors(shape=st.just((size, 2)), dtype=dtype))
        made.append((x.but(base=x.base / 8), y if y.dtype == "int64" else y.but(base=y.base / 8)))
    return made


@check("train_step", examples=40, shrink=10)
@witness(net=LINEAR, optimizer=SGD, criterion=MSE, old=None, modes=TRAIN, batches=[(X, Y), (X2, Y2)])
@witness(net=LINEAR, optimizer=SGD, criterion=MSE, old=1000.0, modes=TRAIN, batches=[(X, Y)])
@witness(net=DROPPING, optimizer=SGD, criterion=ENTROPY, old=None, modes=EVAL, batches=[(X2, CLASSES2)])
@witness(net=DROPPING, optimizer=SGD, criterion=MSE, old=None, modes=MIXED, batches=[(X2, Y2)])
@witness(net=DROPPING, optimizer=MOMENTUM, criterion=MSE, old=1.0, modes=A_CHILD_IN_EVAL, batches=[(X, Y), (X2, Y2)])
@witness(net=HOOKED, optimizer=SGD, criterion=OWN, old=None, modes=TRAIN, batches=[(X, Y)])
@witness(net=FROZEN, optimizer=MOMENTUM, criterion=ENTROPY, old=8.0, modes=EVAL, batches=[(X, CLASSES), (X2, CLASSES2)])
@witness(net=SHARED, optimizer=ADAM, criterion=OWN, old=None, modes=TRAIN, batches=[(X, Y), (X2, Y2), (X, Y)])
@witness(net=LINEAR, optimizer=STILL, criterion=MSE, old=1.0, modes=TRAIN, batches=[(X, Y)])
@witness(net=FROZEN, optimizer=LAST, criterion=MSE, old=None, modes=TRAIN, batches=[(X, Y)])
@draw(
    each={"net": NETS},
    optimizer=st.sampled_from([SGD, MOMENTUM, ADAM, LAST, STILL]),
    criterion=st.sampled_from([MSE, ENTROPY, OWN]),
    old=st.sampled_from([None, 1000.0, 0.0, -4.0, float("nan")]),
    modes=st.sampled_from([TRAIN, EVAL, MIXED, A_CHILD_IN_EVAL]) | st.lists(st.booleans(), min_size=7, max_size=7),
    dtype=st.sampled_from(["float32", "float32", "float64"]),
    batches=lambda criterion, dtype: batches_for(criterion, dtype),
)
def test_train_step(
    both: Both, net: str, optimizer: str, criterion: str, old: float | None, modes: list[bool], batches: Batches
) -> None:
    """The loss of each batch as a float, and after each call the weights, buffers and momentum of one whole step in training mode."""
    case: dict[str, Any] = {"net": net, "optimizer": optimizer, "criterion": criterion, "old": old, "modes": modes}
    xy = {f"{name}{i}": value for i, batch in enumerate(batches) for name, value in zip("xy", batch, strict=True)}
    says = told(net, optimizer, criterion, old, modes, batches)
    got, want = both.run("p07_losses_and_steps:train_step", says=says, **case, **xy)
    dtype = batches[0][0].dtype
    for number in range(len(batches)):
        as_number(got, number, len(batches))
    for number in range(len(batches)):
        as_trained(got, number, len(batches))
        as_weighed(both, got, want, number, dtype, {**case, **xy})
    for number in range(len(batches)):
        loss, right = got.item("losses", number).value, want.item("losses", number).value
        if not np.allclose(loss, right, *CLOSE[dtype]):
            fail(
                f"{turn(number, len(batches))}it returned {loss:.6g}; the loss of this batch before the update is {right:.6g}."
            )
    if got.item("same parameters").value is not True:
        fail("It put other parameters into net; those that net has must change.")
    if got.item("flags kept").value is not True:
        fail("It changed requires_grad of net's parameters, which must be as before.")
    got.pure(draws=net == DROPPING)


def told(net: str, optimizer: str, criterion: str, old: float | None, modes: list[bool], batches: Batches) -> str:
    """The calls in the learner's terms."""
    times = "" if len(batches) == 1 else " for one batch after the other"
    mode = "training mode" if all(modes) else "mixed modes" if any(modes) else "evaluation mode"
    gradients = "no gradients yet" if old is None else f"old gradients of {old:g}"
    shown = ", ".join(f"x={argument_text(x)}, y={argument_text(y)}" for x, y in batches)
    return f"train_step(net, optimizer, criterion, x, y){times} with net = {net} in {mode}, {gradients}, optimizer = {optimizer}, criterion = {criterion}, {shown}"


def turn(number: int, count: int) -> str:
    """Which call it was, where there were several."""
    return "" if count == 1 else f"In call {number + 1} of {count} "


def as_number(got: Got, number: int, count: int) -> None:
    """That call returned a Python float."""
    loss = got.item("losses", number).value
    if type(loss) is not float:
        graph = isinstance(loss, Seen) and loss.kind == "tensor" and loss.requires_grad
        fail(f"{turn(number, count)}it returned {brief(loss)}; a Python float is asked.", "F5c" if graph else None)


def as_trained(got: Got, number: int, count: int) -> None:
    """In that call net ran, as a whole, in training mode."""
    notes: Any = got.item("notes", number).value
    forward = [note for note in notes if note[0] == "forward"]
    if not forward:
        fail(f"{turn(number, count)}it never ran net on x.")
    resting = sorted({name for _, name, training in forward if not training})
    if resting:
        fail(
            f"{turn(number, count)}{' and '.join(resting)} ran in evaluation mode; a step is taken in training mode, with all modules."
        )


def as_weighed(both: Both, got: Got, want: Got, number: int, dtype: str, case: Mapping[str, Any]) -> None:
    """After that call net holds what the reference's net holds."""
    now, right = got.item("after", number).value, want.item("after", number).value
    off = [name for name in right if not near(now[name], right[name], dtype)]
    if not off:
        return
    count, notes = len(right), got.item("notes", number).value
    net, batches = case["net"], len(got.item("losses").value)
    before = got.item("before").value if number == 0 else got.item("after", number - 1).value
    if net == HOOKED and ("hook",) not in notes:
        fail("net's forward hook did not run: net must be called, and not its forward.", "E1b")
    shown = f"net's {off[0]} is {brief(now[off[0]])}; {brief(right[off[0]])} is right"
    fact = (
        f"{turn(number, batches)}it left wrong numbers in {len(off)} of net's {count} parameters and buffers: {shown}."
    )
    still = all(near(now[name], before[name], dtype) for name in off)
    if still:
        fact = f"{turn(number, batches)}it did not change net's {off[0]}, {brief(now[off[0]])}; after a whole step it is {brief(right[off[0]])}."
    fail(fact, reason(both, got, number, notes, still, case, dtype))


def reason(
    both: Both, got: Got, number: int, notes: Any, still: bool, case: Mapping[str, Any], dtype: str
) -> str | None:
    """Which mistake left those weights: told by the order of events, and by the weights that known wrong orders leave."""
    events = [note[0] for note in notes if note[0] in ("backward", "step")]
    if "step" not in events:
        return None
    if "backward" not in events or events.index("step") < events.index("backward"):
        return "F5a"
    gradient_at_step = next(note[1] for note in notes if note[0] == "step")
    if events.count("step") == 1 and not gradient_at_step and still:
        return "D4b"
    ways = both.oracle("train_step", **case)
    now = got.item("after", number).value
    never, late = (all(near(now[name], ways[way][number][name], dtype) for name in now) for way in ("never", "late"))
    return "D4a" if never and not late else "F5b" if late or never else None


def near(a: Any, b: Any, dtype: str) -> bool:
    """The same numbers, to the precision of the training."""
    if not isinstance(a, Seen) or not isinstance(b, Seen) or a.shape != b.shape:
        return False
    relative, absolute = CLOSE[dtype]
    return bool(np.allclose(a.values, b.values, relative, absolute, equal_nan=True))
