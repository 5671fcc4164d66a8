"""06_modules.py: defining networks. What a module holds, what it computes from that, how it moves and is saved."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Both, Learner, argument_text, check, draw, fail, raised_fault, witness
from graders.judge.got import Expect, Got, brief
from graders.judge.strategies import exactly, geometry, shapes, tensors
from graders.judge.values import FLOATS, NDArray, Seen, Tensor, numbers, to_storage
from graders.judge.values import tensor as t

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


def is_its_own(got: Got, name: str) -> None:
    """No parameter is another net's too."""
    shared: Any = got.item("shared").value
    if shared:
        fail(f"Two nets that {name}(...) makes share {shared[0]}; each must have parameters of its own.")


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


def no_reseeding(learner: Learner, name: str, how: How, shape: list[int]) -> None:
    """Making a module may draw random numbers, and must not start them anew; nor must its forward pass."""
    for x, says in ((None, call_of(name, how)), (shape, f"net(x) with net = {call_of(name, how)}")):
        got = learner.run(
            "p06_modules:reseeds", says=f"{says} from different random states", name=name, how=how, shape=x
        )
        no_state_is_the_same(got)


def no_state_is_the_same(got: Got) -> None:
    """Nothing was seeded."""
    same: Any = got.result.is_(list, "a list").value
    if same:
        fail(
            f"It reseeded {same[0]} random numbers: whatever state they were in before, they are in the same state afterwards."
        )


def then_more(x: Tensor) -> str:
    """The second call in words."""
    return f", then net of {x.shape[0] + 1} samples"


def takes_more(got: Got, x: Tensor, width: int) -> None:
    """Batches of one net may have unlike sizes."""
    more = got.item("more", verb=f"Then, for {x.shape[0] + 1} samples, it returned").tensor()
    more.shape((x.shape[0] + 1, width))


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
@witness(**lenet_case(11, 1, 10))
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
    is_its_own(built, "LeNet")
    built.pure(draws=True)

    g = normal((x.shape[0], classes), seed + 1, x.dtype)
    says = (
        f"net(x) with net = {net}{'' if train else '.eval()'}, x of {rows(x.shape)} and dtype {x.dtype}{then_more(x)}"
    )
    case = {"seed": seed, "x": x, "g": g}
    got = both.learner.run(
        "p06_modules:lenet", says=says, errors=FLATTENED.get(x.shape[0], {}), how=how, train=train, **case
    )
    right = both.oracle("lenet", classes=classes, **case)
    computes(got, right, x.dtype, LENET_ENDS, made_anew(built))
    takes_more(got, x, classes)
    got.pure(draws=True)


@check("LeNet")
@witness(how=([3], {}))
def test_LeNet_draws(learner: Learner, how: How) -> None:  # noqa: N802
    """Making one may draw random numbers, and starts none anew."""
    no_reseeding(learner, "LeNet", how, [1, *how[0], 32, 32])


#: By mistake: the names of the oracle's outputs that come of it.
LENET_ENDS = {
    "F3d": ("relu", "softmax", "sigmoid"),
    "F3b": ("log_softmax",),
    "A6d": ("columns", "channels first"),
}

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
    if before["loose leaves"]:
        fail(
            f"Besides the five layers it keeps a tensor that requires grad in {before['loose leaves'][0]}; "
            "the five layers are all that is trained.",
            "E2b",
        )


LAYERS = "conv1, conv2, fc1, fc2 and fc3"


def mixes(got: Got, name: str, now: tuple[int, ...]) -> bool:
    """Whether fc1 takes a part of a sample for a sample: two samples give that many times more rows."""
    out: Any = got.item("out").value
    if name != "fc1.weight" or now[0] != 120 or not 0 < now[1] < 400 or 400 % now[1]:
        return False
    return type(out) is tuple and len(out) == 2 and out[0] == 2 * (400 // now[1])


def made_anew(built: Got) -> str | None:
    """The mistake where parameters were made in a forward pass."""
    return "E1c" if built.item("made in forward").value else None


def computes(
    got: Got, right: Mapping[str, Any], dtype: str, ends: Mapping[str, tuple[str, ...]], otherwise: str | None
) -> None:
    """The output and the gradients are right. `ends`: what stands behind the last layer; `otherwise`: why else it may be wrong."""
    tolerance = NET_TOLERANCE[dtype]
    wanted: Seen = right["out"]
    out = got.item("out", verb="It returned").tensor()
    out.shape(wanted.shape).dtype(dtype).device()
    if not np.allclose(out.seen.values, wanted.values, *tolerance):
        named = [
            key
            for key, names in ends.items()
            for name in names
            if (end := right["ends"][name]).shape == out.seen.shape
            and np.allclose(out.seen.values, end.values, *tolerance)
        ]
        out.close(wanted, named[0] if len(set(named)) == 1 else otherwise, rule=FROM_NUMBERS, tolerance=tolerance)
    if not out.seen.numel:
        return  # of no samples nothing can be learned: without a graph, or without a part of it, nothing is lost
    if got.item("recorded").value is not True:
        out.fail("it must lead back to the parameters (it has no graph).")
    for name, gradient in right["gradients"].items():
        mine = got.item("gradients", name, name=f"the gradient of {name}")
        if mine.value is None:
            fail(f"The output does not lead back to {name}: its gradient is None.", otherwise)
        if not np.allclose(mine.tensor().seen.values, gradient.values, *tolerance):
            fail(f"The output is right, but the gradient of {name} is not: something on the way is not what was asked.")


FROM_NUMBERS = "(The grader put numbers of its own into the parameters.)"


# ------------------------------------------------------------------------------------------------------------------- MLP


@st.composite
def batches(pick: st.DrawFn, features: int, dtype: str) -> Tensor:
    """Rows of that many numbers."""
    count = pick(st.sampled_from([2, 1, 3, 0]))
    layout = pick(st.sampled_from(["contiguous", "permuted", "sliced", "expanded"]))
    return normal((count, features), pick(SEEDS), dtype, layout, requires_grad=pick(st.booleans()))


def mlp_case(sizes: list[int], kind: str = "list", batch: int = 4, **more: Any) -> dict[str, Any]:
    """A witness."""
    return {"sizes": sizes, "kind": kind, "seed": 1, "train": True, "x": normal((batch, sizes[0]), 5)} | more


@check("MLP", examples=30, shrink=10)
@witness(**mlp_case([3, 4, 2]))
@witness(**mlp_case([3, 2], kind="tuple"))
@witness(**mlp_case([2, 5, 3, 4, 1], train=False))
@witness(**mlp_case([2, 2, 2, 2]))
@witness(**mlp_case([1, 1, 1], kind="tuple", batch=1))
@witness(**mlp_case([3, 4, 2], batch=0))
@draw(
    each={"dtype": ("float32", "float64")},
    sizes=st.lists(st.integers(1, 5), min_size=2, max_size=4),
    kind=st.sampled_from(["list", "tuple", "sizes=list"]),
    seed=SEEDS,
    train=st.booleans(),
    x=lambda sizes, dtype: batches(sizes[0], dtype),
)
def test_MLP(learner: Learner, sizes: list[int], kind: str, seed: int, train: bool, x: Tensor) -> None:  # noqa: N802
    """Its parameters are those of linear layers of these sizes, and from them and x it computes the output and its gradients."""
    ways: dict[str, How] = {"list": ([sizes], {}), "tuple": ([tuple(sizes)], {}), "sizes=list": ([], {"sizes": sizes})}
    how = ways[kind]
    net = call_of("MLP", how)
    built = learner.run("p06_modules:mlp_built", says=net, errors=NOT_SET_UP, how=how, features=sizes[0])
    is_a_module(built, "MLP")
    if built.item("given").value != how:
        fail(f"It changed the caller's sizes, which are {built.item('given').value} afterwards.")
    has_the_layers(built, sizes)
    is_its_own(built, "MLP")
    built.pure(draws=True)

    g = normal((x.shape[0], sizes[-1]), seed + 1, x.dtype)
    says = (
        f"net(x) with net = {net}{'' if train else '.eval()'}, x of {rows(x.shape)} and dtype {x.dtype}{then_more(x)}"
    )
    got = learner.run("p06_modules:mlp", says=says, how=how, seed=seed, train=train, x=x, g=g)
    as_perceptron(got, sizes, x, g, made_anew(built))
    takes_more(got, x, sizes[-1])
    got.pure(draws=True)


@check("MLP")
@witness(sizes=[3])
@witness(sizes=[])
@witness(sizes=(5,))
@witness(sizes=())
def test_MLP_of_too_few(learner: Learner, sizes: Any) -> None:  # noqa: N802
    """Fewer than two sizes are refused."""
    got = learner.call("MLP", sizes=sizes, may_raise=True)
    got.raised("ValueError", f"for {len(sizes)} size{'s' * (len(sizes) != 1)}")
    got.pure(draws=True)


@check("MLP")
@witness(how=([[3, 4, 2]], {}))
def test_MLP_draws(learner: Learner, how: How) -> None:  # noqa: N802
    """Making one may draw random numbers, and starts none anew."""
    no_reseeding(learner, "MLP", how, [1, how[0][0][0]])


def has_the_layers(got: Got, sizes: list[int]) -> None:
    """The parameters are registered before the first forward pass: as many numbers as the layers have."""
    before: Any = got.item("before").value["parameters"]
    found: Any = got.item("after").value["parameters"] if None in before.values() else before
    if None in found.values():
        return  # its forward pass fails, which the next call says
    wanted = sum(n * m + m for n, m in pairwise(sizes))
    numbers = sum(math.prod(shape) for shape in found.values())
    if numbers != wanted:
        fail(
            f"Its registered parameters hold {numbers} numbers; linear layers {' -> '.join(map(str, sizes))} have {wanted}.",
            unseen(got) if numbers < wanted else None,
        )


def as_perceptron(got: Got, sizes: list[int], x: Tensor, g: Tensor, otherwise: str | None) -> None:
    """The output and the gradients are those of an MLP that uses each parameter once, whatever they are called."""
    tolerance = NET_TOLERANCE[x.dtype]
    values: Any = got.item("values").value
    parameters = {name: seen.values.astype("f8") for name, seen in values.items()}
    ways = list(islice(layers_of(parameters, sizes), 4000))
    if not ways:
        shapes = ", ".join(str(tuple(p.shape)) for p in parameters.values())
        fail(f"Its parameters have the shapes {shapes}; they are not those of linear layers {sizes}.")
    out = got.item("out", verb="It returned").tensor()
    out.shape(g.shape).dtype(x.dtype).device()
    given = x.values.astype("f8")
    right = next(
        (way for way in ways if np.allclose(out.seen.values, run(way, parameters, given)[-1], *tolerance)), None
    )
    if right is None:
        ended = [run(way, parameters, given)[-1] for way in ways]
        cut = any(np.allclose(out.seen.values, end(e), *tolerance) for e in ended for end in ENDS)
        out.close(ended[0], "F3d" if cut else otherwise, rule=FROM_NUMBERS, tolerance=tolerance)
    assert right is not None
    if not out.seen.numel:
        return  # of no samples nothing can be learned: without a graph, or without a part of it, nothing is lost
    if got.item("recorded").value is not True:
        out.fail("it must lead back to the parameters (it has no graph).")
    for name, gradient in backward(right, parameters, given, g.values.astype("f8")).items():
        if name == "x" and not x.requires_grad:
            continue
        mine = got.item("gradients", name, name=f"the gradient of {name}")
        if mine.value is None:
            fail(f"The output does not lead back to {name}: its gradient is None.")
        if not np.allclose(mine.tensor().seen.values, gradient, *tolerance):
            fail(f"The output is right, but the gradient of {name} is not: something on the way is not what was asked.")


def softmax(out: NDArray) -> NDArray:
    """Along the last dimension."""
    powers = np.exp(out - out.max(-1, keepdims=True, initial=-np.inf))
    result: NDArray = powers / powers.sum(-1, keepdims=True)
    return result


#: What cuts off negative numbers at the end.
ENDS = (lambda out: np.maximum(out, 0), softmax, lambda out: 1 / (1 + np.exp(-out)))

#: For each layer (name of the weight, whether it is held as (in, out), name of the bias).
Way = list[tuple[str, bool, str]]


def layers_of(parameters: Mapping[str, NDArray], sizes: Sequence[int], taken: tuple[str, ...] = ()) -> Iterator[Way]:
    """All ways in which these parameters can be the layers, that of their order first."""
    if len(sizes) < 2:
        yield []
        return
    weights = [
        (name, turned)
        for turned in (False, True)
        for name, p in parameters.items()
        if name not in taken and p.shape == ((sizes[0], sizes[1]) if turned else (sizes[1], sizes[0]))
    ]
    for weight, turned in weights:
        for bias, p in parameters.items():
            if bias not in (*taken, weight) and p.shape == (sizes[1],):
                for rest in layers_of(parameters, sizes[1:], (*taken, weight, bias)):
                    yield [(weight, turned, bias), *rest]


def run(way: Way, parameters: Mapping[str, NDArray], x: NDArray) -> list[NDArray]:
    """x, what each layer gives (after its ReLU), the output."""
    steps = [x]
    for number, (weight, turned, bias) in enumerate(way):
        w = parameters[weight] if turned else parameters[weight].T
        out = steps[-1] @ w + parameters[bias]
        steps.append(out if number == len(way) - 1 else np.maximum(out, 0))
    return steps


def backward(way: Way, parameters: Mapping[str, NDArray], x: NDArray, g: NDArray) -> dict[str, NDArray]:
    """The gradients of the parameters and of x for the incoming g, by the chain rule."""
    steps = run(way, parameters, x)
    gradients = {}
    for number in reversed(range(len(way))):
        weight, turned, bias = way[number]
        gradients[weight] = steps[number].T @ g if turned else g.T @ steps[number]
        gradients[bias] = g.sum(0)
        g = g @ (parameters[weight].T if turned else parameters[weight])
        g = g * (steps[number] > 0) if number else g
    return gradients | {"x": g}


# ----------------------------------------------------------------------------------------------------------- Standardize

STANDARD_TOLERANCE = {
    "float64": (1e-5, 1e-5),  # mean and std are float32 until they are moved
    "float32": (1e-5, 1e-5),
    "float16": (4e-3, 2e-3),
    "bfloat16": (3e-2, 2e-2),
}
ZERO_ONE = ([0.0], [1.0])


@st.composite
def statistics(pick: st.DrawFn, channels: int) -> tuple[Any, Any]:
    """A mean and a std for each channel, as lists or tuples; exact in every dtype."""
    mean = pick(st.lists(st.integers(-16, 16).map(lambda n: n / 8), min_size=channels, max_size=channels))
    std = pick(st.lists(st.sampled_from([0.5, 2.0, 0.25, 1.0, 4.0]), min_size=channels, max_size=channels))
    as_given = pick(st.sampled_from([(list, list), (tuple, tuple), (list, tuple)]))
    return as_given[0](mean), as_given[1](std)


@st.composite
def picture_shapes(pick: st.DrawFn) -> tuple[int, ...]:
    """(N, C, H, W), at times with H and W equal to C, and often with a zero somewhere but in C."""
    channels = pick(st.sampled_from([2, 1, 3]))
    other = st.sampled_from([1, channels, 2, 3, 0])
    return (pick(other), channels, pick(other), pick(other))


PAIR = ([0.5, -1.0], [0.25, 2.0])
PICTURE = t(np.arange(8.0).reshape(1, 2, 2, 2))
PLAIN = {"loaded": None, "to": "", "inside": False, "train": True}


@check("Standardize", examples=60)
@witness(given=PAIR, x=PICTURE, **PLAIN)
@witness(given=PAIR, x=PICTURE, **(PLAIN | {"to": "float64"}))
@witness(given=PAIR, x=PICTURE, **(PLAIN | {"loaded": ((1.0, 2.0), (4.0, 0.5))}))
@witness(given=PAIR, x=PICTURE, **(PLAIN | {"to": "float64", "inside": True, "train": False}))
@witness(given=((0.5,), (2.0,)), x=t([[[[1.0]]]]), **PLAIN)
@witness(given=((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)), x=t(np.ones((1, 3, 2, 3))), **PLAIN)
@witness(given=PAIR, x=t(np.arange(4.0).reshape(1, 2, 1, 2), requires_grad=True), **PLAIN)
@witness(given=PAIR, x=t(np.zeros((0, 2, 2, 2))), **PLAIN)
@witness(given=PAIR, x=t(np.ones((2, 2, 1, 2)), "float16"), **PLAIN)
@draw(
    each={"dtype": FLOATS},
    shape=picture_shapes(),
    x=lambda shape, dtype: tensors(shape=exactly(shape), dtype=dtype, requires_grad=st.booleans()),
    given=lambda shape: statistics(shape[1]),
    loaded=lambda shape: st.none() | statistics(shape[1]),
    to=st.sampled_from(["", "float64", "float16", "bfloat16", "float32"]),
    inside=st.booleans(),
    train=st.booleans(),
)
def test_Standardize(  # noqa: N802
    learner: Learner, given: Any, x: Tensor, loaded: Any, to: str, inside: bool, train: bool
) -> None:
    """It holds mean and std as buffers, and computes with them as they are then: moved, loaded, in the dtype of promotion."""
    how: How = (list(given), {}) if not inside else ([], {"std": given[1], "mean": given[0]})
    made = call_of("Standardize", how)
    built = learner.run("p06_modules:standardize_built", says=made, errors=NOT_SET_UP, how=how)
    is_a_module(built, "Standardize")
    holds_buffers(built, len(given[0]))
    built.pure()

    case = {"how": how, "loaded": None if loaded is None else (list(loaded), {}), "to": to, "inside": inside}
    net = f"net = {made}" if not inside else f"net = nn.Sequential(nn.Identity(), {made})"
    more = "" if loaded is None else f", the state of another one with mean={loaded[0]} and std={loaded[1]} loaded"
    more += f", moved to {to}" if to else ""
    says = f"net(x) with {net}{more}, x={argument_text(x)}"
    got = learner.run("p06_modules:standardize", says=says, train=train, x=x, **case)
    promoted: Any = got.item("promoted").value
    kept: Any = got.item("buffers").value
    if to and any(dtype != to for dtype in kept):
        fail(f"After .to(torch.{to}) its buffers have the dtypes {', '.join(kept)}.")
    out = got.item("out", verb="It returned").tensor().shape(x.shape)
    out.dtype(promoted, rule=f"x is {x.dtype} and the module's buffers are {', '.join(sorted(set(kept)))}.").device()
    mean, std = (np.array(part, "f8").reshape(-1, 1, 1) for part in (given if loaded is None else loaded))
    if loaded is not None:
        old, spread = (np.array(part, "f8").reshape(-1, 1, 1) for part in given)
        without = (x.values.astype("f8") - old) / spread
        stuck = np.allclose(out.seen.values, without, *STANDARD_TOLERANCE[promoted])
        if stuck and not np.allclose(without, right := (x.values.astype("f8") - mean) / std):
            out.fail(
                f"it goes on with its first mean and std; with those that it loaded, {brief(right.tolist())} is right."
            )
    out.close((x.values.astype("f8") - mean) / std, tolerance=STANDARD_TOLERANCE[promoted])
    if x.requires_grad:
        if got.item("recorded").value is not True:
            out.fail("x requires grad, so it must lead back to x (it has no graph).")
        slope = np.broadcast_to(1 / std, x.shape)
        got.item("gradient", name="the gradient of x for ones").tensor().close(
            slope, tolerance=STANDARD_TOLERANCE[x.dtype]
        )
    got.pure()


def holds_buffers(got: Got, channels: int) -> None:
    """Nothing is a parameter, and the state has room for mean and std."""
    before: Any = got.item("before").value
    if before["parameters"]:
        name = next(iter(before["parameters"]))
        fail(f"Its {name} is a parameter; mean and std are none: an optimizer would change them.")
    state: Any = got.item("state").value
    if sum(seen.numel for seen in state.values()) < 2 * channels:
        shown = ", ".join(state) or "nothing"
        fail(
            f"Its state_dict() holds {shown}; mean and std must appear there.",
            "C6b" if before["loose tensors"] else None,
        )


# ------------------------------------------------------------------------------------------------------ count_parameters

#: nets by what they are called, and how many numbers their parameters have: all, and those that train
KNOWN = {
    "nn.Linear(2, 3)": 9,
    "nn.Linear(2, 3, bias=False)": 6,
    "nn.Sequential(nn.Conv2d(3, 6, 5), nn.BatchNorm2d(6), nn.ReLU())": 456 + 12,
    "nn.Sequential(layer, nn.ReLU(), layer) with layer = nn.Linear(2, 2)": 6,
    "nn.LSTM(2, 3)": 12 * 2 + 12 * 3 + 24,
    "nn.MultiheadAttention(4, 2)": 12 * 4 + 12 + 16 + 4,
    "nn.ReLU()": 0,
    "a net with a ParameterList and a ParameterDict": 2 + 3 + 4,
    "a Linear(2, 3) whose weight is a transposed matrix, and a part of one": 6 + 3,
}
Plan = dict[str, Any]
#: a weight that two modules share, a frozen one, one without elements, one of a single number; two buffers
SHARING: Plan = {
    "parameters": [((2, 3), True), ((3,), False), ((0, 2), True), ((), True)],
    "modules": [([0, 1], [], [5]), ([0, None, 2], [0], []), ([3], [0, 1, 0], [1])],
}


@st.composite
def plans(pick: st.DrawFn) -> Plan:
    """Up to five parameters in up to four modules, which may share both."""
    parameters = pick(st.lists(st.tuples(shapes(max_dims=3), st.booleans()), max_size=5))
    number = st.sampled_from([*range(len(parameters)), None])
    modules: list[Any] = []
    for before in range(pick(st.integers(1, 4))):
        children = pick(st.lists(st.integers(0, before - 1), max_size=3)) if before else []
        modules.append((pick(st.lists(number, max_size=3)), children, pick(st.lists(st.integers(0, 3), max_size=2))))
    return {"parameters": parameters, "modules": modules}


def parameters_below(plan: Plan, module: int) -> set[int]:
    """The numbers of the parameters that a module of the plan and those below it have."""
    own, children, _ = plan["modules"][module]
    found = {number for number in own if number is not None}
    return found.union(*(parameters_below(plan, child) for child in children))


def counted(plan: Plan | str, frozen: bool, trainable_only: bool) -> int:
    """The right number."""
    if trainable_only and frozen:
        return 0
    if isinstance(plan, str):
        return KNOWN[plan]
    there = [plan["parameters"][number] for number in parameters_below(plan, len(plan["modules"]) - 1)]
    return sum(math.prod(shape) for shape, trains in there if trains or not trainable_only)


@check("count_parameters", examples=60)
@witness(plan="nn.Linear(2, 3)", only="net", frozen=False)
@witness(plan="nn.Linear(2, 3)", only="net, True", frozen=True)
@witness(plan="nn.Sequential(layer, nn.ReLU(), layer) with layer = nn.Linear(2, 2)", only="net", frozen=False)
@witness(plan="nn.Sequential(nn.Conv2d(3, 6, 5), nn.BatchNorm2d(6), nn.ReLU())", only="net", frozen=False)
@witness(plan=SHARING, only="net", frozen=False)
@witness(plan=SHARING, only="net, trainable_only=True", frozen=False)
@witness(plan=SHARING, only="net, False", frozen=False)
@witness(plan="nn.ReLU()", only="net", frozen=False)
@witness(plan="a net with a ParameterList and a ParameterDict", only="net", frozen=False)
@witness(plan="a Linear(2, 3) whose weight is a transposed matrix, and a part of one", only="net", frozen=False)
@witness(plan="nn.LSTM(2, 3)", only="net, trainable_only=True", frozen=False)
@witness(plan="nn.MultiheadAttention(4, 2)", only="net", frozen=True)
@witness(plan="nn.Linear(2, 3)", only="net", frozen=False, grad="no_grad")
@draw(
    plan=plans(),
    only=st.sampled_from(["net", "net, True", "net, trainable_only=True", "net, trainable_only=False", "net, False"]),
    frozen=st.sampled_from([False, False, False, True]),
)
def test_count_parameters(learner: Learner, plan: Plan | str, only: str, frozen: bool) -> None:
    """The numbers of all parameters below net, those of a shared one once, of those that train where asked; nothing else."""
    says = f"count_parameters({only}) with net = {plan if isinstance(plan, str) else in_words(plan)}"
    says += ", all of it frozen" if frozen else ""
    got = learner.run("p06_modules:count_parameters", says=says, plan=plan, only=only, frozen=frozen)
    count = got.item("count", verb="It returned").is_(int, "an int")
    right = counted(plan, frozen, "True" in only)
    if count.value != right:
        count.fail(f"{right} is right.")
    left_alone(got)
    later = got.item("later", verb="Called again when all of net is frozen, it returned")
    if later.is_(int, "an int").value != counted(plan, True, "True" in only):
        later.fail(f"{counted(plan, True, 'True' in only)} is right.")
    got.pure()


def in_words(plan: Plan) -> str:
    """A net that a plan describes."""
    names = "abcde"
    parameters = ", ".join(
        f"{name} of shape {tuple(shape)}{'' if trains else ' (frozen)'}"
        for name, (shape, trains) in zip(names, plan["parameters"], strict=False)
    )
    modules = []
    for number, (own, children, buffers) in enumerate(plan["modules"]):
        parts = [
            *(str(None) if n is None else f"parameter {names[n]}" for n in own),
            *(f"m{n}" for n in children),
            *(f"a buffer of {n}" for n in buffers),
        ]
        name = "net" if number == len(plan["modules"]) - 1 else f"m{number}"
        modules.append(f"{name} has ({', '.join(parts)})")
    return f"a net of {parameters or 'no parameters'}: {', '.join(modules)}"


def left_alone(got: Got) -> None:
    """Nothing of net that must stay has changed."""
    changed: Any = got.item("changed").value
    if changed:
        fail(f"It changed the {' and the '.join(map(str, changed))} of net, which must be as before.")


# ----------------------------------------------------------------------------------------------------------- forward_one

ONE = {
    "views": "(Conv2d, ReLU, MaxPool2d, view(-1, 8), Linear(8, {classes}))",
    "flattens": "(Flatten, Linear, Dropout in evaluation mode, Linear(3, {classes}))",
    "norm": "(Linear, BatchNorm1d in evaluation mode, Linear(3, {classes}))",
    "linear": "Linear({features}, {classes})",
    "number": "(Linear({features}, 1), x.squeeze(1)), which gives one number a sample",
    "maps": "Conv2d({channels}, {classes}, 3, padding=1)",
    "words": "(Embedding, x.mean(1), Linear(3, {classes}))",
    "token": "Embedding(5, {classes})",
    "bare": "(Flatten, ReLU), which has no parameters",
}
MODES = st.lists(st.booleans(), min_size=4, max_size=4)


@st.composite
def samples(pick: st.DrawFn, net: str, dtype: str) -> Tensor:
    """One sample that the net takes in a batch."""
    if net in ("words", "token"):
        numbers = pick(st.lists(st.integers(0, 4), min_size=1, max_size=3))
        return t(np.array(numbers if net == "words" else numbers[0], "i8"), "int64")
    if net == "views":
        return normal((pick(st.sampled_from([3, 1, 2])), 6, 6), pick(SEEDS), dtype, pick(LAYOUT))
    channel = st.sampled_from([(3, 2, 4), (1, 3, 3), (2, 1, 1), (1, 1, 2), (3, 3, 3)])
    row = st.sampled_from([(3,), (1,), (4,)])
    shape = {
        "flattens": channel | st.sampled_from([(2, 1, 2, 3), (1, 3, 1, 1)]),
        "norm": row,
        "linear": row | st.sampled_from([(1, 3), (4, 1, 2), (0, 3), (2, 2)]),
        "number": row,
        "maps": channel,
        "bare": channel,
    }[net]
    return pick(tensors(shape=shape, dtype=dtype, requires_grad=st.booleans()))  # type: ignore[no-any-return]


LAYOUT = st.sampled_from(["contiguous", "permuted", "sliced", "offset"])
COLOURS, GREY = normal((3, 6, 6), 3), normal((1, 6, 6), 3)
ON = [True] * 4


@check("forward_one", examples=64)
@witness(net="views", sample=COLOURS, classes=2, hook=False, modes=ON)
@witness(net="views", sample=GREY, classes=1, hook=False, modes=ON)
@witness(net="norm", sample=t([1.0, 2.0, 3.0]), classes=2, hook=False, modes=ON)
@witness(net="linear", sample=t([1.0, 2.0]), classes=2, hook=True, modes=ON)
@witness(net="maps", sample=t(np.ones((3, 1, 2))), classes=1, hook=False, modes=[False] * 4)
@witness(net="flattens", sample=t(np.ones((3, 2, 2))), classes=2, hook=True, modes=[False, True, False, True])
@witness(net="flattens", sample=t(np.ones((2, 1, 2, 3))), classes=2, hook=False, modes=ON)
@witness(net="number", sample=t([1.0, 2.0]), classes=1, hook=False, modes=ON)
@witness(net="token", sample=t(3, "int64"), classes=2, hook=False, modes=ON)
@witness(net="linear", sample=t([1.0, 2.0]), classes=2, hook=False, modes=ON, grad="no_grad")
@draw(
    each={"net": tuple(ONE)},
    dtype=st.sampled_from(["float32", "float64"]),
    sample=lambda net, dtype: samples(net, dtype),
    classes=st.sampled_from([2, 1, 3]),
    hook=st.booleans(),
    modes=MODES,
)
def test_forward_one(both: Both, net: str, sample: Tensor, classes: int, hook: bool, modes: list[bool]) -> None:
    """The only row of what net gives for a batch of the sample alone, by way of its hooks, in the modes that it is in."""
    size = {"features": (sample.shape or (1,))[-1], "channels": (sample.shape or (1,))[0], "classes": classes}
    with_hook = " with a forward hook that doubles the output" if hook else ""
    says = f"forward_one(net, sample) with net = {ONE[net].format(**size)}{with_hook}, sample={argument_text(sample)}"
    case = {"net": net, "classes": classes, "hook": hook, "sample": sample}
    right = both.oracle("forward_one", **case)
    got = both.learner.run("p06_modules:forward_one", says=says, may_raise=True, modes=modes, **case)
    if got.error is not None:
        raised_by_it(both.learner, got.error, sample.shape)
    notes: Any = got.item("notes").value
    out = got.item("out", verb="It returned").tensor()
    passes = [note for note in notes if type(note) is list]
    if hook and passes and "hook" not in notes:
        fail("It ran net's forward pass, but not the hook that is registered on net.", "E1b")
    if tuple(out.seen.shape) != tuple(right.shape):
        out.shape(right.shape, batched(passes, sample.shape, tuple(out.seen.shape)))
    out.dtype(right.dtype).device()
    away = mistaken_batch(passes, sample.shape)
    out.close(right, mistake=away, tolerance=NET_TOLERANCE.get(right.dtype))
    left_alone(got)
    got.pure()


def mistaken_batch(passes: list[Any], sample: tuple[int, ...]) -> str | None:
    """Which wrong batch net got: the bare sample, or the sample with the new dimension in second place."""
    given = {tuple(note[1]) for note in passes}
    if given == {tuple(sample)}:
        return "E4a"
    if len(sample) and given == {(sample[0], 1, *sample[1:])} and sample[0] != 1:
        return "E4b"
    return None


def batched(passes: list[Any], sample: tuple[int, ...], shape: tuple[int, ...]) -> str | None:
    """Why the result has a wrong shape: net got no proper batch, or its dimension was not taken off, or others with it."""
    if mistaken_batch(passes, sample):
        return mistaken_batch(passes, sample)
    if len(passes) != 1 or tuple(passes[0][1]) != (1, *sample) or passes[0][2] is None:
        return None
    whole = tuple(passes[0][2])
    return "E4c" if shape in (whole, tuple(n for n in whole if n != 1)) else None


def raised_by_it(learner: Learner, error: dict[str, Any], sample: tuple[int, ...]) -> None:
    """The exception as a verdict, with the wrong batch that net got for its reason."""
    fault = raised_fault(learner.exercise, error)
    noted = learner.run("p06_modules:noted", says=learner.last_call)
    passes = [note for note in noted.result.is_(list, "a list").value if type(note) is list]
    if passes:
        given = tuple(passes[-1][1])
        fault.fact += f"\nnet was given {rows(given)}; the sample has {rows(sample)}."
        fault.mistake = mistaken_batch(passes[-1:], sample)
    raise fault


# --------------------------------------------------------------------------------------------------------- backward_with

#: nets, and what they make of x: from x's shape to the output's
BACKWARD: dict[str, Any] = {
    "two layers": lambda x: (x[0], 2),
    "one layer used twice": lambda x: x,
    "a layer that is not used": lambda x: (x[0], 2),
    "a frozen layer": lambda x: (x[0], 2),
    "batch norm": lambda x: (x[0], 2),
    "embedding": lambda x: (*x, 2),
    "maps": lambda x: (x[0], 2, x[2] - 2, x[3] - 2),
    "shift": lambda x: x,
    "one number": lambda x: (),
    "a parameter of its own": lambda x: (x[0], 3),
}
LARGE = [1000.0]


@st.composite
def inputs_of(pick: st.DrawFn, net: str, dtype: str) -> Tensor:
    """An x that the net takes."""
    if net == "embedding":
        numbers = pick(st.lists(st.integers(0, 4), max_size=4))
        return t(np.array(numbers, "i8"), "int64")
    layout = pick(LAYOUT)
    if net == "maps":
        return normal((pick(st.sampled_from([1, 2, 0])), 1, 4, 3), pick(SEEDS), dtype, layout)
    sizes = {"batch norm": [3, 2, 4], "shift": [2]}.get(net, [2, 1, 3, 0])
    return normal((pick(st.sampled_from(sizes)), 3), pick(SEEDS), dtype, layout)


def backward_case(net: str, batch: int = 2, **more: Any) -> dict[str, Any]:
    """A witness."""
    x = normal((batch, 1, 4, 3) if net == "maps" else (batch, 3), 3)
    g = normal(BACKWARD[net](x.shape), 4)
    plain = {"net": net, "hook": False, "modes": ON, "poison": LARGE, "steps": 1}
    return plain | {"x": x, "g": g} | more


@check("backward_with", examples=40)
@witness(**backward_case("two layers"))
@witness(**backward_case("two layers", poison=[None]))
@witness(**backward_case("two layers", hook=True, poison=[None, 2.0]))
@witness(**backward_case("two layers", steps=2, poison=[None]))
@witness(**backward_case("a layer that is not used"))
@witness(**backward_case("a frozen layer", poison=[None, 1.0], modes=[True, False, True, False]))
@witness(**backward_case("batch norm", batch=3))
@witness(**backward_case("maps", poison=[float("nan")]))
@witness(**backward_case("one number"))
@witness(**backward_case("one layer used twice", batch=1))
@witness(**backward_case("shift"))
@witness(**backward_case("a parameter of its own"))
@witness(**(backward_case("embedding") | {"x": t([1, 4, 1], "int64"), "g": normal((3, 2), 4)}))
@witness(**backward_case("two layers", batch=0))
@draw(
    net=st.sampled_from(tuple(BACKWARD)),
    dtype=st.sampled_from(["float32", "float64"]),
    x=lambda net, dtype: inputs_of(net, dtype),
    g=lambda net, dtype, x: st.tuples(SEEDS, st.sampled_from(["contiguous", "permuted", "sliced", "expanded"])).map(
        lambda drawn: normal(BACKWARD[net](x.shape), drawn[0], dtype if net != "embedding" else "float32", drawn[1])
    ),
    hook=st.booleans(),
    modes=MODES,
    poison=st.sampled_from([LARGE, [None], [None, 5.0], [-1.0, 0.0, None], [float("inf")], [float("nan"), 1.0]]),
    steps=st.sampled_from([1, 1, 2]),
)
def test_backward_with(
    both: Both, net: str, hook: bool, modes: list[bool], poison: list[Any], steps: int, x: Tensor, g: Tensor
) -> None:
    """Afterwards the gradients are those of net(x) weighted with grad, and of nothing before; all else is as it was."""
    with_hook = " and a forward hook that doubles the output" if hook else ""
    before = (
        "no gradients"
        if poison == [None]
        else f"gradients full of {poison}"
        if poison[1:]
        else f"gradients full of {poison[0]}"
    )
    says = f"backward_with(net, x, grad){' twice' * (steps - 1)} with net = a net with {net}{with_hook}, with {before} to begin with, x={argument_text(x)}, grad={argument_text(g)}"
    case = {"net": net, "hook": hook, "modes": modes, "poison": poison, "steps": steps, "x": x, "g": g}
    errors = {"D4e": "'NoneType' object has no attribute"} if None in poison else {}
    right = both.oracle("backward_with", **case)
    got = both.learner.run("p06_modules:backward_with", says=says, errors=errors, **case)
    for result in got.item("returned").value:
        Expect(got, result, "It returned", "the result").is_(type(None), "None")
    notes: Any = got.item("notes").value
    if not notes:
        fail("It never ran net.")
    if hook and "hook" not in notes:
        fail("It ran net's forward pass, but not the hook that is registered on net.", "E1b")
    tolerance = NET_TOLERANCE[g.dtype]
    found: Any = got.item("gradients").value
    wrong = [name for name, wanted in right["gradients"].items() if not agrees(found[name], wanted, tolerance)]
    if wrong:
        nan = any(value is not None and math.isnan(value) for value in poison)  # that is nan times zero, too
        added = any(
            right["gradients"][name].values.any() for name in wrong
        )  # to what was there, and not only left there
        named = [
            key
            for key in (("D4a", "D5c") if added else ("D5c",))
            if all(agrees(found[n], right[key][n], tolerance) for n in wrong)
        ]
        mine = got.item("gradients", wrong[0], name=f"the gradient of {wrong[0].removeprefix('body.')}")
        shown = numbers(right["gradients"][wrong[0]].values)
        mine.fail(f"{shown[:300]} is right.", named[0] if len(named) == 1 and not nan else None)
    for name, wanted in right["buffers"].items():
        if not np.allclose(got.item("buffers", name).seen.values, wanted.values, *tolerance):
            fail(
                f"Afterwards net's buffer {name.removeprefix('body.')} is not what one forward pass for each call makes of it."
            )
    left_alone(got)
    got.pure()


def agrees(mine: Any, wanted: Seen, tolerance: tuple[float, float]) -> bool:
    """The same gradient; None counts as zeros."""
    values = np.zeros(wanted.shape) if mine is None else mine.values if isinstance(mine, Seen) else None
    return (
        values is not None
        and values.shape == wanted.values.shape
        and (mine is None or (mine.dtype, mine.device) == (wanted.dtype, wanted.device))
        and np.allclose(values, wanted.values, *tolerance, equal_nan=True)
    )
