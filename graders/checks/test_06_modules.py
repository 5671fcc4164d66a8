"""06_modules.py: defining networks. What a module holds, what it computes from that, how it moves and is saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Both, Learner, check, draw, fail, witness
from graders.judge.got import Got
from graders.judge.strategies import geometry
from graders.judge.values import Seen, Tensor, to_storage

SEEDS = st.integers(0, 2**31 - 1)
#: What a network computes of normal numbers by another order of its sums; far below what any mistake changes.
NET_TOLERANCE = {"float32": (1e-3, 1e-3), "float64": (1e-9, 1e-9)}


def normal(
    shape: tuple[int, ...], seed: int, dtype: str = "float32", layout: str = "contiguous", **facts: Any
) -> Tensor:
    """Normally distributed numbers, a function of the arguments: images are too large to be drawn number by number."""
    stride, offset, count = geometry(shape, layout)
    base = to_storage(np.random.default_rng(seed).standard_normal(max(count, 1)), dtype)[:count]
    return Tensor(base, dtype, shape, stride, offset, **facts)


# --------------------------------------------------------------------------------------------------- what a module holds

How = tuple[list[Any], dict[str, Any]]


def call_of(name: str, how: How) -> str:
    """The constructor's call as one would write it."""
    return f"{name}({', '.join([*(repr(v) for v in how[0]), *(f'{k}={v!r}' for k, v in how[1].items())])})"


#: What torch says where something is registered in a module that its parent class has not set up.
NOT_SET_UP = {"E1a": r"before Module\.__init__\(\) call"}


def is_a_module(got: Got, name: str, which: str = "before") -> None:
    """What was made is a module that its parent class has set up."""
    facts: Any = got.item(which).value
    if facts["module"] is not True:
        fail(f"What {name}(...) makes is no torch.nn.Module; {name} must be derived from it.")
    if facts["set up"] is not True:
        fail(f"What {name}(...) makes was never set up as a module.", "E1a")


def unseen(got: Got) -> str | None:
    """Why parameters are missing: they are made in forward, lie in plain tensors, or in layers in plain containers."""
    before: Any = got.item("before").value
    reasons = {
        "E1c": bool(got.item("made in forward").value),
        "E2b": bool(before["loose leaves"]),
        "E2a": bool(before["loose modules"]),
    }
    sure = [key for key, holds in reasons.items() if holds]
    return sure[0] if len(sure) == 1 else None


def no_reseeding(learner: Learner, name: str, how: How) -> None:
    """Making a module may draw random numbers, and must not start them anew."""
    got = learner.run(
        "p06_modules:reseeds", says=f"{call_of(name, how)} from different random states", name=name, how=how
    )
    same: Any = got.result.is_(list, "a list").value
    if same:
        fail(
            f"It reseeded {same[0]} random numbers: whatever state they were in before, they are in the same state afterwards."
        )


def rows(shape: tuple[int, ...]) -> str:
    """A shape in words."""
    return f"shape {tuple(shape)}"


# ----------------------------------------------------------------------------------------------------------------- LeNet


def lenet_how(channels: int, classes: int, words: bool) -> How:
    """Arguments that say so: as few as possible, or by name and in the other order."""
    if words:
        return [], {"num_classes": classes, "in_channels": channels}
    return ([] if (channels, classes) == (1, 10) else [channels] if classes == 10 else [channels, classes]), {}


@st.composite
def images(pick: st.DrawFn, channels: int, dtype: str) -> Tensor:
    """A batch of images, seen in several ways; not with channels last, where the tutorials' `view` finds no view."""
    batch = pick(st.sampled_from([2, 1, 3, 0]))
    layout = pick(st.sampled_from(["contiguous", "offset", "sliced", "expanded"]))
    return normal((batch, channels, 32, 32), pick(SEEDS), dtype, layout, requires_grad=pick(st.booleans()))


def lenet_case(batch: int, channels: int, classes: int, words: bool = False, **more: Any) -> dict[str, Any]:
    """A witness."""
    x = normal((batch, channels, 32, 32), 5)
    return {"channels": channels, "classes": classes, "words": words, "seed": 1, "train": True, "x": x} | more


@check("LeNet", examples=16, shrink=6)
@witness(**lenet_case(2, 1, 10))
@witness(**lenet_case(3, 3, 4, words=True))
@witness(**lenet_case(2, 2, 1, train=False))
@witness(**lenet_case(1, 3, 10))
@witness(**lenet_case(0, 1, 2))
@draw(
    each={"dtype": ("float32", "float64")},
    channels=st.sampled_from([1, 3, 2, 4]),
    classes=st.sampled_from([10, 1, 2, 7, 84]),
    words=st.booleans(),
    seed=SEEDS,
    train=st.booleans(),
    x=lambda channels, dtype: images(channels, dtype),
)
def test_LeNet(both: Both, channels: int, classes: int, words: bool, seed: int, train: bool, x: Tensor) -> None:  # noqa: N802
    """Its parameters are those of the five layers, and from them and x it computes the logits and their gradients."""
    how = lenet_how(channels, classes, words)
    net = call_of("LeNet", how)
    built = both.learner.run("p06_modules:lenet_built", says=net, errors=NOT_SET_UP, how=how, channels=channels)
    is_a_module(built, "LeNet")
    has_the_five(built, lenet_shapes(channels, classes))
    built.pure(draws=True)

    g = normal((x.shape[0], classes), seed + 1, x.dtype)
    says = f"net(x) with net = {net}{'' if train else '.eval()'}, x of {rows(x.shape)} and dtype {x.dtype}"
    case = {"seed": seed, "x": x, "g": g}
    got = both.learner.run(
        "p06_modules:lenet", says=says, errors=FLATTENED.get(x.shape[0], {}), how=how, train=train, **case
    )
    right = both.oracle("lenet", classes=classes, **case)
    computes(got, right, x.dtype, {"F3d": ("relu", "softmax", "sigmoid"), "F3b": ("log_softmax",)})
    got.pure(draws=True)


@check("LeNet")
@witness(how=([3], {}))
def test_LeNet_draws(learner: Learner, how: How) -> None:  # noqa: N802
    """Making one may draw random numbers, and starts none anew."""
    no_reseeding(learner, "LeNet", how)


#: What torch says to two samples that are flattened into one row, or cut into more rows than two, and to none; by batch size.
FLATTENED = {
    0: {"A17b": "unspecified dimension size -1 can be any value"},
    2: {
        "A17a": r"cannot be multiplied \(1x800 and 400x",
        "A6d": r"cannot be multiplied \((4x200|5x160|8x100|10x80|16x50|20x40) and 400x",
    },
}


def lenet_shapes(channels: int, classes: int) -> dict[str, tuple[int, ...]]:
    """The ten parameters that LeNet has."""
    weights = {
        "conv1": (6, channels, 5, 5),
        "conv2": (16, 6, 5, 5),
        "fc1": (120, 400),
        "fc2": (84, 120),
        "fc3": (classes, 84),
    }
    return {f"{n}.{kind}": s if kind == "weight" else s[:1] for n, s in weights.items() for kind in ("weight", "bias")}


def has_the_five(got: Got, wanted: Mapping[str, tuple[int, ...]]) -> None:
    """The parameters are registered before the first forward pass under the names of the five layers, and no others."""
    before: Any = got.item("before").value
    own: Any = got.item("own").value
    missing = [name for name in wanted if name not in own]
    if missing:
        shown = ", ".join(before["parameters"]) or "none"
        fail(
            f"It has no parameter {missing[0]}; its parameters are: {shown[:300]}. The layers with parameters must be {LAYERS}.",
            unseen(got),
        )
    for name, shape in wanted.items():
        now = got.item("after").value["parameters"].get(name, own[name]) if own[name] is None else own[name]
        if now is not None and tuple(now) != shape:
            fail(f"Its parameter {name} has {rows(now)}; it must be {shape}.", "A6d" if mixes(got, name, now) else None)
    others: Any = got.item("others").value
    if others:
        fail(f"Besides the five layers it has the parameter {others[0]}; the five layers are all that have parameters.")


LAYERS = "conv1, conv2, fc1, fc2 and fc3"


def mixes(got: Got, name: str, now: tuple[int, ...]) -> bool:
    """Whether fc1 takes a part of a sample for a sample: two samples give that many times more rows."""
    out: Any = got.item("out").value
    if name != "fc1.weight" or now[0] != 120 or not 0 < now[1] < 400 or 400 % now[1]:
        return False
    return type(out) is tuple and len(out) == 2 and out[0] == 2 * (400 // now[1])


def computes(got: Got, right: Mapping[str, Any], dtype: str, ends: Mapping[str, tuple[str, ...]]) -> None:
    """The output and the gradients are right. `ends`: what stands behind the last layer."""
    tolerance = NET_TOLERANCE[dtype]
    wanted: Seen = right["out"]
    out = got.item("out", verb="It returned").tensor()
    out.shape(wanted.shape).dtype(dtype).device()
    if not np.allclose(out.seen.values, wanted.values, *tolerance):
        named = [
            key
            for key, names in ends.items()
            for name in names
            if np.allclose(out.seen.values, right["ends"][name].values, *tolerance)
        ]
        out.close(wanted, named[0] if len(set(named)) == 1 else None, rule=FROM_NUMBERS, tolerance=tolerance)
    if got.item("recorded").value is not True:
        out.fail("it must lead back to the parameters (it has no graph).")
    for name, gradient in right["gradients"].items():
        mine = got.item("gradients", name, name=f"the gradient of {name}")
        if mine.value is None:
            fail(f"The output does not lead back to {name}: its gradient is None.")
        if not np.allclose(mine.tensor().seen.values, gradient.values, *tolerance):
            fail(f"The output is right, but the gradient of {name} is not: something on the way is not what was asked.")


FROM_NUMBERS = "(The grader put numbers of its own into the parameters.)"
