"""07_losses_and_steps.py: losses, optimizers, one step. What is compared is numbers: losses, gradients, weights afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Both, Learner, argument_text, check, draw, fail, witness
from graders.judge.got import Expect, Got, brief, the_only
from graders.judge.strategies import exactly, shapes, tensors
from graders.judge.values import FLOATS, NDArray, Seen, Tensor, is_float
from graders.judge.values import tensor as t

WRITABLE = ("contiguous", "permuted", "sliced", "offset")
LEAF = {"requires_grad": True}
RESULT = {"requires_grad": True, "nonleaf": True}
PARTS: tuple[dict[str, bool], ...] = ({}, LEAF, RESULT)


def f8(x: Tensor) -> NDArray:
    """x's elements in float64."""
    return x.values.astype("f8")


def tracks(x: Tensor) -> bool:
    """Whether x requires grad."""
    return x.requires_grad or x.nonleaf


def a_number(loss: Expect, *inputs: Tensor) -> None:
    """It is a 0-d tensor of floats where the inputs are, with a graph where one of them tracks."""
    loss.tensor().shape(()).device()
    if not is_float(loss.seen.dtype):
        loss.fail("a floating dtype is asked.")
    if not any(map(tracks, inputs)):
        loss.no_graph()
    elif not loss.seen.requires_grad:
        loss.fail("it has no graph, and must be one that can be differentiated.")


def leads_back(got: Got, number: int, x: Tensor, right: NDArray, tolerance: tuple[float, float], name: str) -> None:
    """The gradient of the loss with respect to that argument."""
    if not tracks(x):
        return
    gradient = got.item("gradients", number, verb=f"Its gradient with respect to {name} is")
    if gradient.value is None:
        fail(f"The loss does not depend on {name} as autograd sees it; gradients must reach it.")
    gradient.tensor().shape(x.shape).close(right, tolerance=tolerance)


# ------------------------------------------------------------------------------------------------------------------- mse

MSE_TOLERANCE = {"float64": (1e-10, 1e-12), "float32": (1e-5, 1e-6), "float16": (1e-2, 1e-3), "bfloat16": (5e-2, 1e-2)}
#: Shapes that are not equal and no two forms of one column, many of which broadcast.
UNLIKE: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = (
    ((3,), (1, 3)),
    ((3, 1), (1, 3)),
    ((2, 3), (3,)),
    ((3,), (3, 3)),
    ((2, 3), (1, 3)),
    ((2, 3), (3, 2)),
    ((2,), (3,)),
    ((2,), (1,)),
    ((3,), (1, 1)),
    ((1,), (3, 1)),
    ((3,), (4, 1)),
    ((), (1,)),
    ((), (1, 1)),
    ((), (2,)),
    ((), (0,)),
    ((2,), (2, 1, 1)),
    ((2, 1), (2, 1, 1)),
    ((1,), (1, 1, 1)),
    ((1, 1), (1, 1, 1)),
    ((2, 1), (2, 3)),
    ((4,), (2, 2)),
    ((2, 2, 3), (2, 3)),
    ((2, 2, 1), (2, 2)),
    ((0,), (0, 2)),
    ((0,), (1, 1)),
    ((1,), (0, 1)),
    ((0, 1), (1, 0)),
)


@st.composite
def pairs(pick: st.DrawFn, kind: str, dtype: str) -> tuple[Tensor, Tensor]:
    """A prediction and a target: of equal shapes, the two forms of a column, or of shapes that do not go together."""
    if kind == "equal":
        shape = pick(shapes(max_dims=4, limit=24))
        both = (shape, shape)
    elif kind == "column":
        n = pick(st.sampled_from([1, 2, 3, 5, 0]))
        both = ((n,), (n, 1))
    else:
        both = pick(st.sampled_from(UNLIKE))
    if pick(st.booleans()):
        both = both[::-1]
    made = [pick(tensors(shape=exactly(shape), dtype=dtype, layouts=WRITABLE)) for shape in both]
    prediction, target = (x.but(**pick(st.sampled_from(PARTS))) for x in made)
    return prediction, target


def goes_together(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Equal shapes, or (N,) and (N, 1)."""
    return a == b or (len(a) == 1 and b == (*a, 1)) or (len(b) == 1 and a == (*b, 1))


COLUMN, ROW = t([[1.0], [2.0], [4.0]], **LEAF), t([1.0, 0.0, 8.0])


@check("mse", examples=120)
@witness(pair=(COLUMN, ROW))
@witness(pair=(ROW.but(**LEAF), t([[2.0], [0.0], [0.5]])))
@witness(pair=(ROW.but(**RESULT), t([3.0, 0.5, 1.0], **LEAF)))
@witness(pair=(t([2.0], **LEAF), t([[4.0]])))
@witness(pair=(t([[2.0]]), t([4.0], **LEAF)))
@witness(pair=(t(2.0, **LEAF), t(4.0)))
@witness(pair=(t([2.0, 1.0], **LEAF), t([2.0, 1.0])))
@witness(pair=(t([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], **LEAF), t([[0.0, 2.0, 1.0], [4.0, 8.0, 6.0]])))
@witness(pair=(ROW, t([[1.0, 0.0, 8.0]])))
@witness(pair=(COLUMN, t([[1.0, 0.0, 8.0]])))
@witness(pair=(t([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), ROW))
@witness(pair=(t([1.0, 2.0]), ROW))
@witness(pair=(t(1.0), t([1.0])))
@witness(pair=(t([[1.0, 2.0]]), t([[1.0], [2.0]])))
@witness(pair=(t(np.zeros(0)), t(np.zeros((0, 5)))))
@witness(pair=(t([1.0, 2.0]), t([0.0, 4.0])), grad="no_grad")
@draw(
    each={"kind": ("equal", "column", "unlike"), "dtype": FLOATS},
    pair=lambda kind, dtype: pairs(kind, dtype),
)
def test_mse(learner: Learner, pair: tuple[Tensor, Tensor]) -> None:
    """The mean of the squared differences of what belongs together, its gradients, no warning; a ValueError for other shapes."""
    prediction, target = pair
    says = f"mse(prediction={argument_text(prediction)}, target={argument_text(target)})"
    legal = goes_together(prediction.shape, target.shape)
    got = learner.run(
        "p07_losses_and_steps:loss_of", says=says, may_raise=not legal, name="mse", given=prediction, wanted=target
    )
    if not legal:
        if got.error is None:
            shown = f"{tuple(prediction.shape)} and {tuple(target.shape)}"
            fail(f"It returned {brief(got.raw['loss'])}; for shapes {shown} it must raise ValueError.")
        got.raised("ValueError", f"for shapes {tuple(prediction.shape)} and {tuple(target.shape)}")
        got.pure()
        return
    loss = got.item("loss", verb="It returned")
    a_number(loss, prediction, target)
    tolerance = MSE_TOLERANCE[prediction.dtype]
    p, w = f8(prediction), f8(target)
    if prediction.numel:
        right = ((p.reshape(-1) - w.reshape(-1)) ** 2).mean()
        columns = all(0 < x.ndim < 3 and x.shape[0] == x.size for x in (p, w))
        crossed = [((p.reshape(-1, 1) - w.reshape(-1)) ** 2).mean()] if columns else []  # each with every other
        loss.close(right, the_only({"F2a": crossed}, loss.seen.values, tolerance), tolerance=tolerance)
    elif not (np.isnan(loss.seen.values) or loss.seen.values == 0):
        loss.fail("the mean of nothing is NaN.")
    got.no_warning({"F2a": "target size"})
    slope = 2 * (p.reshape(-1) - w.reshape(-1)) / max(prediction.numel, 1)
    leads_back(got, 0, prediction, slope.reshape(prediction.shape), tolerance, "prediction")
    leads_back(got, 1, target, -slope.reshape(target.shape), tolerance, "target")
    got.pure()


# --------------------------------------------------------------------------------------------------------- cross_entropy

ENTROPY_TOLERANCE = {
    "float64": (1e-9, 1e-10),
    "float32": (1e-5, 2e-6),
    "float16": (1e-2, 6e-2),
    "bfloat16": (5e-2, 5e-1),
}
SLOPE_TOLERANCE = {"float64": 1e-10, "float32": 1e-5, "float16": 2e-2, "bfloat16": 1e-1}


def log_softmax(x: NDArray, axis: int = 1) -> NDArray:
    """The logarithms of what a softmax gives."""
    down: NDArray = x - x.max(axis, keepdims=True)
    total: NDArray = np.log(np.exp(down).sum(axis, keepdims=True))
    return down - total


@st.composite
def logits_of(pick: st.DrawFn, dtype: str, rows: tuple[int, ...] = (1, 2, 3, 5)) -> Tensor:
    """(N, C) logits; in float32 and float64 of sizes up to 10000 too."""
    shape = st.tuples(st.sampled_from(rows), st.sampled_from([3, 2, 1, 4, 5]))
    made: Tensor = pick(tensors(shape=shape, dtype=dtype))
    if dtype in ("float32", "float64") and pick(st.booleans()):
        return made.but(base=made.base * 625)
    return made


def looseness(logits: Tensor, dtype: str) -> float:
    """What a difference of two logits may lose to rounding."""
    return float(np.abs(f8(logits)).max(initial=0.0)) * {"float64": 4e-15, "float32": 4e-7}.get(dtype, 0.0)


@st.composite
def tracking(pick: st.DrawFn, x: Tensor) -> Tensor:
    """x as it is, as a leaf that requires grad, or as the result of an operation."""
    expanded = any(s == 0 and n > 1 for s, n in zip(x.stride, x.shape, strict=True))
    return x.but(**pick(st.sampled_from(PARTS[:2] if expanded else PARTS)))


LOGITS = t([[2.0, -1.0, 0.5], [0.0, 1.0, 3.0]], **LEAF)
SURE = t([[10000.0, 0.0], [-10000.0, 0.0], [0.0, 10000.0]], **LEAF)


@check("cross_entropy", examples=60)
@witness(logits=LOGITS, labels=t([0, 1], "int64"))
@witness(logits=SURE, labels=t([0, 0, 0], "int64"))
@witness(logits=SURE.but(requires_grad=False), labels=t([0, 1, 1], "int64"))
@witness(logits=t([[5.0], [-3.0]], **LEAF), labels=t([0, 0], "int64"))
@witness(logits=t([[1.0, 2.0, 4.0]], **RESULT), labels=t([1], "int64"))
@witness(logits=t([[1.0, 2.0], [4.0, 0.0]], "float64", **LEAF), labels=t([1, 0], "int64"))
@witness(logits=t([[1.0, 2.0], [4.0, 0.0], [1.0, 1.0]]), labels=t([1, 0, 1], "int64"))
@witness(logits=SURE.but(requires_grad=False), labels=t([0, 1, 1], "int64"), grad="no_grad")
@draw(
    each={"dtype": FLOATS},
    logits=lambda dtype: logits_of(dtype).flatmap(tracking),
    labels=lambda logits: tensors(shape=exactly(logits.shape[:1]), dtype="int64").map(
        lambda drawn: drawn.but(base=drawn.base % logits.shape[1])
    ),
)
def test_cross_entropy(learner: Learner, logits: Tensor, labels: Tensor) -> None:
    """-log(softmax(logits)[label]), averaged over the samples, finite for large logits, and its gradient."""
    says = f"cross_entropy(logits={argument_text(logits)}, labels={argument_text(labels)})"
    got = learner.run("p07_losses_and_steps:loss_of", says=says, name="cross_entropy", given=logits, wanted=labels)
    loss = got.item("loss", verb="It returned")
    a_number(loss, logits)
    x, rows = f8(logits), np.arange(logits.shape[0])
    right = -log_softmax(x)[rows, labels.values].mean()
    relative, absolute = ENTROPY_TOLERANCE[logits.dtype]
    tolerance = (relative, absolute + looseness(logits, logits.dtype))
    softmax = np.exp(log_softmax(x))
    ways = {
        "F3a": [-log_softmax(softmax)[rows, labels.values].mean()],
        "F3c": [-x[rows, labels.values].mean(), -softmax[rows, labels.values].mean()],
    }
    loss.close(right, the_only(ways, loss.seen.values, tolerance), tolerance=tolerance)
    slope = softmax.copy()
    slope[rows, labels.values] -= 1
    loose = SLOPE_TOLERANCE[logits.dtype] + looseness(logits, logits.dtype)
    leads_back(got, 0, logits, slope / len(rows), (0.0, loose), "logits")
    got.pure()


# -------------------------------------------------------------------------------------------------------------- make_sgd

PLAIN, FROZEN_NET = "nn.Linear(2, 1)", "a net with some frozen parameters"
OWNING_NET = "a net with a parameter of its own and a layer"
ALIKE_NET = "a net of two layers, alike, whose biases are zero"
TO_TRAIN = (
    PLAIN,
    "nn.Sequential(nn.Conv2d(1, 2, 1), nn.BatchNorm2d(2))",
    FROZEN_NET,
    "a net with one layer at two places",
    "a net with a ParameterList and a ParameterDict",
    "a net of two layers with one weight",
)
DEFAULT_LR = 1e-3
NO_PARAMETERS = "should be an iterable|can only optimize Tensors|empty parameter list|object is not iterable"


@check("make_sgd", examples=30, shrink=10)
@witness(net=PLAIN, lr=0.5, momentum=0.5, modes=[True], graded=False, again=False)
@witness(net=PLAIN, lr=0.25, momentum=None, modes=[True], graded=False, again=False)
@witness(net=FROZEN_NET, lr=0.5, momentum=0.0, modes=[True], graded=False, again=False)
@witness(net=PLAIN, lr=0.5, momentum=0.9, modes=[False], graded=True, again=True)
@witness(net=TO_TRAIN[3], lr=0.5, momentum=0.5, modes=[True], graded=False, again=False)
@witness(net=TO_TRAIN[5], lr=0.5, momentum=0.0, modes=[True], graded=False, again=False)
@witness(net=OWNING_NET, lr=0.5, momentum=0.0, modes=[True], graded=False, again=False)
@witness(net=ALIKE_NET, lr=0.5, momentum=0.0, modes=[True], graded=False, again=False)
@draw(
    each={"net": TO_TRAIN},
    lr=st.sampled_from([0.5, 0.125, 0.1, 1.0, 0.001, 0.0]),
    momentum=st.sampled_from([0.9, None, 0.0, 0.5]),
    modes=st.lists(st.booleans(), min_size=3, max_size=3),
    graded=st.booleans(),
    again=st.booleans(),
)
def test_make_sgd(
    both: Both, net: str, lr: float, momentum: float | None, modes: list[bool], graded: bool, again: bool
) -> None:
    """Each step moves each parameter that is to be trained as SGD does, and no other one, whatever gradients they have got."""
    call = f"make_sgd(net, lr={lr}{'' if momentum is None else f', momentum={momentum}'})"
    says = f"{call} with net = {net}{', after calls for another net and with lr=8.0 for this one' if again else ''}; then `.step()` four times"
    case = {"net": net, "lr": lr, "momentum": momentum, "modes": modes, "graded": graded, "again": again}
    errors = {"F4a": NO_PARAMETERS}
    want = both.reference.run("p07_losses_and_steps:make_sgd", says=says, **case)
    got = both.learner.run("p07_losses_and_steps:make_sgd", says=says, errors=errors, **case)
    if got.item("is one").value is not True:
        fail(f"It returned {brief(got.item('optimizer').value)}; a torch.optim.Optimizer is asked.")
    if got.item("handed out before").value is True:
        fail(
            "Called twice for one net it returned the same optimizer; each call must make one, which remembers no steps."
        )
    changed: Any = got.item("changed").value
    if changed:
        fail(f"It changed the {' and the '.join(map(str, changed))} of net, which must be as before.")
    held: Any = got.item("frozen in it").value
    if held:
        fail(
            f"The optimizer holds the {held[0]} of net, which did not require grad when it was made; the optimizer must not have it."
        )
    velocity: dict[str, NDArray] = {}
    for number in range(4):
        given = want.item("steps", number).value
        for name, before in given["before"].items():
            gradient = given["gradients"][name]
            right = before.values
            if gradient is not None and name not in want.item("frozen").value:
                velocity[name] = (momentum or 0.0) * velocity.get(name, np.zeros(before.shape)) + gradient.values
                right = right - lr * velocity[name]
            as_sgd(got, number, name, right, before, gradient, lr)
    for name, parameter in want.item("other").value.items():
        got.item("other", name, verb=f"Afterwards the {name} of another net is").close(
            parameter, "F4b", rule="Only net's parameters may change."
        )
    got.pure()


def as_sgd(got: Got, number: int, name: str, right: NDArray, before: Seen, gradient: Seen | None, lr: float) -> None:
    """One parameter after one step."""
    now = got.item("steps", number, "after", name, verb=f"After step {number + 1} the {name} of net is").tensor()
    tolerance = (1e-5, 1e-6)
    if np.allclose(now.seen.values, right, *tolerance):
        return
    if name in got.item("frozen").value:
        now.fail(
            f"it was {brief(before)}. It did not require grad when the optimizer was made, so the optimizer must not have it."
        )
    mistake = None
    if number == 0 and gradient is not None:
        stands = np.array_equal(now.seen.values, before.values)
        by_default = np.allclose(now.seen.values, before.values - DEFAULT_LR * gradient.values, 1e-7, 1e-7)
        moved = np.abs(lr - DEFAULT_LR) > 0.01 and not stands and by_default
        mistake = "F4a" if moved else "F4b" if stands and nothing_moves(got) else None
    shown = f" and its gradient was {brief(gradient)}" if gradient is not None else " and it had no gradient"
    now.equals(right, mistake, rule=f"It was {brief(before)} before the step{shown}.", exact=False, tolerance=tolerance)


def nothing_moves(got: Got) -> bool:
    """Whether no parameter of net moved in any step."""
    steps: Any = got.item("steps").value
    return all(
        np.array_equal(now.values, step["before"][name].values) for step in steps for name, now in step["after"].items()
    )


# ------------------------------------------------------------------------------------------------------- predict_classes

TOP_TOLERANCE = {"float64": (1e-10, 1e-12), "float32": (1e-5, 1e-6), "float16": (5e-3, 1e-3), "bfloat16": (4e-2, 1e-2)}


@check("predict_classes", examples=60)
@witness(logits=t([[0.0, 3.0, 1.0], [2.0, 1.0, 0.0]]))
@witness(logits=t([[0.0, 1.0, 5.0], [0.5, 3.0, 0.0], [2.0, 1.0, 0.0]]))
@witness(logits=t([[10000.0, 0.0], [0.0, 10000.0], [-10000.0, -9999.0]]))
@witness(logits=t(np.zeros((0, 3))))
@witness(logits=t([[5.0], [-3.0]]))
@witness(logits=t([[1.0, 2.0, 4.0]]))
@witness(logits=t([[1.0, 1.0], [3.0, 3.0]]))
@witness(logits=t([[1.0, 2.0, 0.0]], "float64"))
@witness(logits=t([[-1.0, -2.0], [-4.0, -2.0], [-1.0, -1.5]], **LEAF))
@witness(logits=t([[1.0, 2.0, 4.0]]), grad="no_grad")
@draw(each={"dtype": FLOATS}, logits=lambda dtype: logits_of(dtype, (2, 1, 3, 0, 5)).flatmap(tracking))
def test_predict_classes(learner: Learner, logits: Tensor) -> None:
    """For each row how probable the class with the largest logit is, and which one it is."""
    got = learner.call("predict_classes", logits=logits)
    n, c = logits.shape
    if isinstance(got.raw, Seen) and got.raw.shape == ():
        fail(f"It returned {brief(got.raw)}; a tuple of 2 tensors, one number for each row in both, is asked.", "A19a")
    top, index = got.result.tuple_of(2, "tensors")
    shaped_by_row(top, index, n, c)
    whole = is_float(index.seen.dtype)
    index.dtype("int64", "A19c" if whole else None, "The second is where the largest is.")
    if not is_float(top.seen.dtype):
        top.fail("a probability, in a floating dtype, is asked first.", "A19c")
    top.device()
    index.device()
    x, rows = f8(logits), np.arange(n)
    down = x - x.max(1, keepdims=True)
    softmax = np.exp(log_softmax(x))
    relative, absolute = TOP_TOLERANCE[logits.dtype]
    tolerance = (relative, absolute + looseness(logits, logits.dtype))
    across = np.exp(log_softmax(x, 0)) if n else softmax
    over_all = np.exp(log_softmax(x.reshape(1, -1))).reshape(n, c) if n else softmax
    mistaken = the_only(
        {"F8a": [across.max(1), over_all.max(1)], "A19b": [softmax.max(0, initial=0.0), across.max(0, initial=0.0)]},
        top.seen.values,
        tolerance,
    )
    top.close(softmax.max(1), mistaken, tolerance=tolerance)
    found = index.seen.values
    if ((found < 0) | (found >= c)).any() or (down[rows, found] < 0).any():
        sideways = n == c and np.array_equal(found, softmax.argmax(0))
        wanted = softmax.argmax(1)
        index.fail(f"{wanted.tolist()} is right.", "A19b" if sideways else None)
    got.pure()


def shaped_by_row(top: Expect, index: Expect, n: int, c: int) -> None:
    """Both have one number for each row."""
    for part in (top, index):
        shape = tuple(part.seen.shape)
        everything = tuple(top.seen.shape) == tuple(index.seen.shape) == () and n > 1 and c > 1
        by_class = shape == (c,) and n != c
        part.shape((n,), "A19a" if everything else "A19b" if by_class else None)


# ------------------------------------------------------------------------------------------------------------ train_step

LINEAR, DROPPING = "(Linear)", "(Linear, BatchNorm1d, (Dropout, Identity), Linear)"
FROZEN = "(frozen Linear, Tanh, Linear), and a Linear that is not used"
SHARED, HOOKED = "(Linear, Tanh, the same Linear, Linear)", "(Linear) with a forward hook that doubles its output"
OWNING = "(Linear) with a factor of net's own"
NETS = (LINEAR, DROPPING, FROZEN, SHARED, HOOKED)
SGD, MOMENTUM, ADAM = "SGD(lr=0.5)", "SGD(lr=0.1, momentum=0.9)", "Adam(lr=0.1)"
LAST, STILL = "SGD(lr=0.5) over the last layer alone", "SGD(lr=0.0)"
GROUPS = "SGD(lr=0.1) over two groups, the second with lr=0.5"
MSE, ENTROPY, OWN = "nn.MSELoss()", "nn.CrossEntropyLoss()", "lambda out, y: ((out - 3 * y) ** 2).sum()"
BELOW_0 = "lambda out, y: ((out - y) ** 2).mean() - 100"
TRAIN, EVAL, MIXED = [True], [False], [False, True, True, False]
A_CHILD_IN_EVAL = [True, True, True, False, False, False, True]  # batch norm and dropout

X, Y = t([[1.0, 0.5, -1.0], [0.0, 2.0, 1.0]]), t([[1.0, 0.0], [-1.0, 2.0]])
X2, Y2 = t([[0.5, 1.0, 0.0], [1.0, -1.0, 2.0], [0.0, 0.0, 1.0]]), t([[0.0, 1.0], [1.0, 1.0], [2.0, 0.0]])
CLASSES, CLASSES2 = t([1, 0], "int64"), t([0, 1, 1], "int64")
ONE = t([[1.0, 0.5, -1.0]]), t([1], "int64")
CLOSE = {"float32": (1e-4, 2e-5), "float64": (1e-9, 1e-10)}
SAME_LOSS = {"float32": (1e-5, 1e-6), "float64": (1e-9, 1e-10)}  # closer than four decimals
Batches = list[tuple[Tensor, Tensor]]


@st.composite
def batches_for(pick: st.DrawFn, criterion: str, dtype: str) -> Batches:
    """Up to three batches of 2 to 4 samples."""
    made = []
    for _ in range(pick(st.sampled_from([1, 2, 3]))):
        size = pick(st.sampled_from([2, 3, 4]))
        x = pick(tensors(shape=exactly((size, 3)), dtype=dtype))
        if criterion == ENTROPY:
            y = t(pick(st.lists(st.integers(0, 1), min_size=size, max_size=size)), "int64")
        else:
            y = pick(tensors(shape=exactly((size, 2)), dtype=dtype))
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
@witness(net=LINEAR, optimizer=SGD, criterion=BELOW_0, old=None, modes=TRAIN, batches=[(X, Y), (X2, Y2)])
@witness(net=LINEAR, optimizer=STILL, criterion=MSE, old=1.0, modes=TRAIN, batches=[(X, Y)])
@witness(net=LINEAR, optimizer=GROUPS, criterion=MSE, old=-4.0, modes=TRAIN, batches=[(X, Y), (X2, Y2)])
@witness(net=FROZEN, optimizer=LAST, criterion=MSE, old=None, modes=TRAIN, batches=[(X, Y)])
@witness(net=LINEAR, optimizer=SGD, criterion=ENTROPY, old=None, modes=TRAIN, batches=[ONE])
@witness(net=OWNING, optimizer=SGD, criterion=MSE, old=1000.0, modes=TRAIN, batches=[(X, Y)])
@draw(
    each={"net": NETS},
    optimizer=st.sampled_from([SGD, MOMENTUM, ADAM, LAST, GROUPS, STILL]),
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
        if not np.allclose(loss, right, *SAME_LOSS[dtype]):
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
    forward = got.noted("pass", str, bool, bool, call=number)
    if not forward:
        fail(f"{turn(number, count)}it never ran net on x.")
    resting = sorted({name for name, training, _ in forward if not training})
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
    count = len(right)
    net, batches = case["net"], len(got.item("losses").value)
    before = got.item("before").value if number == 0 else got.item("after", number - 1).value
    if net == HOOKED and not got.noted("hook", call=number):
        fail("net's forward hook did not run: net must be called, and not its forward.", "E1b")
    shown = f"net's {off[0]} is {brief(now[off[0]])}; {brief(right[off[0]])} is right"
    fact = (
        f"{turn(number, batches)}it left wrong numbers in {len(off)} of net's {count} parameters and buffers: {shown}."
    )
    still = all(near(now[name], before[name], dtype) for name in off)
    if still:
        fact = f"{turn(number, batches)}it did not change net's {off[0]}, {brief(now[off[0]])}; after a whole step it is {brief(right[off[0]])}."
    fail(fact, reason(both, got, number, still, case, dtype))


def reason(both: Both, got: Got, number: int, still: bool, case: Mapping[str, Any], dtype: str) -> str | None:
    """Which mistake left those weights: told by the order of events, and by the weights that known wrong orders leave."""
    events = got.events("backward", "step", call=number)
    if "step" not in events:
        return None
    if "backward" not in events or events.index("step") < events.index("backward"):
        return "F5a"
    if events.count("step") == 1 and not got.noted("step", bool, call=number)[0][0] and still:
        until = got.history("filled", "step", call=number)
        return "D4b" if ("filled", True) in until[: until.index(("step", False))] else None  # cleared, or never there
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
