"""09_training.py: pipeline A. One epoch, an honest evaluation, predictions, checkpoints, and the loop around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Both, Learner, argument_text, check, draw, fail, witness
from graders.judge.got import Got, brief, the_only
from graders.judge.strategies import tensors
from graders.judge.values import NDArray, Seen, Tensor
from graders.judge.values import tensor as t

#: what training and evaluating may differ by: rounding in another order, over a few steps
NEAR = {"float32": (1e-4, 2e-5), "float64": (1e-9, 1e-9), "int64": (0.0, 0.0)}
#: what a Python float may differ by: rounding in float32
ROUNDED = (1e-4, 1e-5)
#: an exception with these words comes from tensors on two devices
TWO_DEVICES = r"on the same device|should be the same|Expected object of device"
NO_GPU = r"(?i)not compiled with CUDA|no CUDA GPUs|no NVIDIA"
ERRORS = {"C7a": TWO_DEVICES, "C7c": NO_GPU}

LAYERS = {
    "linear": "(Linear, ReLU, Dropout, Linear)",
    "normed": "(Linear, BatchNorm1d, (ReLU, Dropout), Linear)",
    "images": "(Conv2d, Dropout, Flatten, Linear)",
    "words": "(Embedding, Dropout, Flatten, Linear)",
    "shared": "(Linear, (Dropout), (ReLU, the same Dropout), Linear)",
}
LOADERS = ("a list", "a list of lists", "a tuple", "a generator", "an object with __iter__ only", "a DataLoader")
PLACES = ("a name", "a torch.device", "without index", "the CPU", "the last GPU")
TRAIN, EVAL, MIXED = [True], [False], [False, True, True, False, True]
#: net itself and its dropout train, other modules do not: who gives net's mode to all has not left them in evaluation mode
PARTLY = [True, False, True, True, True, False, True, True, False, True]
SECOND_PLACE_IN_EVAL = [True, True, True, True, True, True, False, True, True, True]  # of the net "shared"
MODES = st.sampled_from([TRAIN, EVAL, MIXED, [True, False]])
TURNING = "an iterable with another order of its batches at each pass"


def samples(net: str, count: int) -> tuple[int, ...]:
    """The shape of that many samples for the net."""
    return {"images": (count, 1, 3, 3), "words": (count, 2)}.get(net, (count, 3))


@st.composite
def inputs(pick: st.DrawFn, net: str, count: int) -> Tensor:
    """That many samples for the net, on the CPU."""
    if net == "words":
        numbers = pick(st.lists(st.integers(0, 4), min_size=2 * count, max_size=2 * count))
        return t(np.array(numbers, "i8").reshape(count, 2), "int64", device="cpu")
    layouts = ("contiguous", "permuted", "sliced")
    shape = st.just(samples(net, count))
    drawn: Tensor = pick(
        tensors(shape=shape, dtype=st.sampled_from(["float32", "float32", "float64"]), layouts=layouts)
    )
    return drawn.but(base=drawn.base / 8, device="cpu")


def labels(classes: int, count: int) -> Any:
    """That many labels, on the CPU."""
    numbers = st.lists(st.integers(0, classes - 1), min_size=count, max_size=count)
    return numbers.map(lambda numbers: t(np.array(numbers, "i8"), "int64", device="cpu"))


def in_words(modes: Sequence[bool]) -> str:
    """The modes that net's modules start with."""
    return "training mode" if all(modes) else "mixed modes" if any(modes) else "evaluation mode"


def told(where: str, devices: Sequence[str]) -> str:
    """The argument `device` as one would write it; `devices` are those under test. As `place` of the programs has it."""
    name = "cpu" if where == "the CPU" else devices[-1 if where == "the last GPU" else 0]
    if where == "without index":
        return repr(name.removesuffix(":0"))
    return f"torch.device({name!r})" if where == "a torch.device" else repr(name)


def batches_in_words(loader: str, sizes: Sequence[int]) -> str:
    """The loader and how many samples its batches hold."""
    shown = ", ".join(map(str, sizes[:8])) + (", ..." if len(sizes) > 8 else "")
    return f"{loader} of {len(sizes)} batch{'es' if len(sizes) > 1 else ''} with {shown} sample{'s' if sizes != [1] else ''}"


def same_numbers(seen: Any, right: NDArray) -> bool:
    """Whether it is a tensor with those numbers, as near as rounding allows."""
    if not isinstance(seen, Seen) or seen.shape != right.shape:
        return False
    relative, absolute = NEAR.get(seen.dtype, NEAR["float32"])
    return bool(np.allclose(seen.values, right, relative, absolute, equal_nan=True))


def same_state(state: Any, right: Mapping[str, Seen]) -> bool:
    """Whether all tensors of a state hold what those of the other do."""
    return all(same_numbers(state.get(name), tensor.values) for name, tensor in right.items())


def near(number: Any, right: float) -> bool:
    """Whether a float is that number, as near as rounding in float32 allows."""
    return type(number) is float and bool(np.isclose(number, right, *ROUNDED, equal_nan=True))


# ------------------------------------------------------------------------------------------------------- train_one_epoch

OPTIMIZERS = ("SGD with momentum", "plain SGD", "Adam")
SCOPES = ("all parameters", "the last layers", "all that are not frozen")
CROSS_ENTROPY, THREEFOLD, ALWAYS_1 = (
    "cross-entropy",
    "three times the cross-entropy",
    "a criterion that always gives 1",
)
ROWS = np.array([[1.0, -1.0, 0.5], [0.0, 2.0, -0.5], [-1.0, 0.5, 1.5], [2.0, -0.5, 0.0], [0.5, 1.0, -2.0]])


@st.composite
def training(pick: st.DrawFn, net: str) -> dict[str, Any]:
    """A net, what it comes with, and batches that it can train on (batch norm wants two samples at least)."""
    least = 2 if net == "normed" else 1
    classes = pick(st.sampled_from([3, 2, 4, 1]))
    size, full = pick(st.integers(least, 3)), pick(st.integers(0, 5))
    rest = pick(st.integers(least, size))
    sizes = pick(st.sampled_from([[size] * full + [rest], [size] * (full + 1), [rest] + [size] * full]))
    calm = net == "normed" or classes == 1  # some gradients are nothing but rounding, and Adam makes steps of them
    return {
        "net": net,
        "classes": classes,
        "modes": pick(MODES),
        "optimizer": pick(st.sampled_from(OPTIMIZERS[:2] if calm else OPTIMIZERS)),
        "scope": pick(st.sampled_from(SCOPES)),
        "criterion": pick(st.sampled_from([CROSS_ENTROPY, THREEFOLD, ALWAYS_1])),
        "loader": pick(st.sampled_from(LOADERS)),
        "sizes": sizes,
        "x": pick(inputs(net, sum(sizes))),
        "y": pick(labels(classes, sum(sizes))),
        "log_every": pick(st.sampled_from([1, 2, 3, 4, len(sizes), len(sizes) + 1, 100])),
        "epochs": pick(st.sampled_from([1, 1, 2])),
        "where": pick(st.sampled_from(PLACES)),
    }


def rows(sizes: Sequence[int], log_every: int, **case: Any) -> dict[str, Any]:
    """A case by hand: the first samples of `ROWS`, again and again."""
    count = sum(sizes)
    plain = {
        "net": "linear",
        "classes": 3,
        "modes": TRAIN,
        "optimizer": "SGD with momentum",
        "scope": "all parameters",
        "criterion": CROSS_ENTROPY,
        "loader": "a list",
        "sizes": list(sizes),
        "x": t(np.resize(ROWS, (count, 3)), device="cpu"),
        "y": t(np.resize([0, 2, 1, 1], count).astype("i8"), "int64", device="cpu"),
        "log_every": log_every,
        "epochs": 1,
        "where": "a name",
    }
    return plain | case


@check("train_one_epoch", thinned=2, examples=16, shrink=10)
@witness(case=rows([2, 2, 2, 2, 1], 2, epochs=2))
@witness(case=rows([2, 1, 2, 1], 2, criterion=ALWAYS_1))
@witness(case=rows([3, 1, 1, 2], 2))  # batches of a window count the same, whatever they hold
@witness(case=rows([3, 3, 3], 2, net="normed", modes=EVAL))
@witness(case=rows([3, 3, 3], 2, net="normed", modes=[True, False]))
@witness(case=rows([3, 2, 3, 2], 1, net="normed", modes=MIXED, scope="the last layers"))
@witness(case=rows([1, 1, 1], 5))
@witness(case=rows([2, 2, 2], 3, where="the CPU"))
@witness(case=rows([2, 2, 2], 2, where="the last GPU", loader="a DataLoader"))
@witness(case=rows([2, 2, 2], 2, epochs=2, optimizer="Adam"))
@witness(case=rows([1], 1, loader="a generator"))
@draw(case=st.sampled_from(tuple(LAYERS)).flatmap(training))
def test_train_one_epoch(both: Both, case: dict[str, Any]) -> None:
    """Each batch takes one step from its own gradients, in training mode; each full window of batches gets its mean loss."""
    got, want = both.run(
        "p09_training:one_epoch", says=one_epoch_in_words(case, both.learner.devices), errors=ERRORS, **case
    )
    in_training_mode(got)
    on_the_device(got, want)
    got.pure(draws=case["loader"] == "a DataLoader")
    right: Any = want.raw
    if not same_state(got.item("after").value, right["after"]):
        why = "F5b" if any(same_state(got.raw["after"], w) for w in both.oracle("without_zeroing", **case)) else None
        as_trained(got, right, why)
    for number, (log, wanted) in enumerate(zip(got.item("logs").value, right["logs"], strict=True)):
        earlier = losses_of(right, number - 1) if number else []
        as_logged(log, wanted, losses_of(right, number), case, earlier)


def one_epoch_in_words(case: Mapping[str, Any], devices: Sequence[str]) -> str:
    """The call in the learner's terms."""
    return (
        f"train_one_epoch(net, loader, optimizer, criterion, device, log_every={case['log_every']})"
        f"{' for two epochs' if case['epochs'] > 1 else ''} with net = {LAYERS[case['net']]} in {in_words(case['modes'])}, "
        f"loader = {batches_in_words(case['loader'], case['sizes'])}, optimizer = {case['optimizer']} over {case['scope']}, "
        f"criterion = {case['criterion']}, device = {told(case['where'], devices)}; gradients hold numbers from before"
    )


def in_training_mode(got: Got) -> None:
    """Each module that ran did so in training mode."""
    ran = got.noted("pass", str, bool, bool)
    if not ran:
        fail("It never ran net on a batch.")
    resting = sorted({name for name, flag, _ in ran if not flag})
    if resting:
        where = "net itself" if resting == ["net"] else "a module inside net" if "net" not in resting else "net"
        fail(f"While it trained, {where} was in evaluation mode; every module must be in training mode.")


def on_the_device(got: Got, want: Got) -> None:
    """The criterion was given what it must compare, where it must be."""
    judged = got.noted("criterion", str, str)
    if not judged:
        fail("It never called criterion.")
    device = want.noted("criterion", str, str)[0][0]
    for output, labels in judged:
        if output != device or labels != device:
            fail(f"criterion was given an output on {output} and labels on {labels}; both must be on {device}.")


def as_trained(got: Got, right: Mapping[str, Any], mistake: str | None) -> None:
    """Says which tensor is not what the steps make of it."""
    before, after = right["before"], got.item("after").value
    moved = [name for name in before if not same_numbers(after[name], before[name].values)]
    for name, wanted in right["after"].items():
        if same_numbers(after[name], wanted.values):
            continue
        if not moved:
            fail(f"After it net.{name} is as before: no step was taken; each batch must take one.", mistake)
        held = brief(after[name])
        fail(
            f"After it net.{name} is {held}; one step for each batch, from its own gradients, makes {brief(wanted)}.",
            mistake,
        )


def losses_of(right: Mapping[str, Any], epoch: int) -> list[float]:
    """The batch losses of that epoch as the solution's run noted them."""
    ends = [0, *right["ends"]]
    return list(right["losses"][ends[epoch] : ends[epoch + 1]])


def as_logged(log: Any, right: list[float], losses: list[float], case: Mapping[str, Any], earlier: list[float]) -> None:
    """The log of one epoch; `earlier` are the losses of the epoch before."""
    window = case["log_every"]
    when = "" if case["epochs"] == 1 else f" from the {'second' if earlier else 'first'} epoch"
    opening = f"It returned {brief(log)}{when}"
    if type(log) is not list:
        fail(f"{opening}; a list of Python floats is asked.")
    if any(isinstance(entry, Seen) for entry in log):
        fail(f"{opening}, with tensors in it; its entries must be Python floats.", "F5c")
    if any(type(entry) is not float for entry in log):
        fail(f"{opening}; its entries must be Python floats.")
    if len(log) == len(right) and all(map(near, log, right)):
        return
    ways = wrong_logs(losses, window, case["sizes"])
    left = sum(earlier[len(earlier) // window * window :]) / window
    if left and right:
        ways["G5e"] = [[right[0] + left, *right[1:]]]
    matching = [key for key, found in ways.items() if any(alike(log, way) for way in found)]
    named = matching[0] if len(matching) == 1 else None
    shown = f"the losses of the {len(losses)} batches were {numbers(losses)}"
    fail(
        f"{opening}; {shown}, so with one mean for each full window of {window} the log must be {numbers(right)}.",
        named,
    )


def alike(log: list[float], way: Sequence[float]) -> bool:
    """Whether a log is what that wrong way gives."""
    return len(log) == len(way) and all(map(near, log, way))


def numbers(values: Sequence[float]) -> str:
    """Floats in a line."""
    shown = ", ".join(f"{value:.6g}" for value in values[:8]) + (", ..." if len(values) > 8 else "")
    return f"[{shown}]"


def wrong_logs(losses: list[float], window: int, sizes: Sequence[int]) -> dict[str, list[list[float]]]:
    """What known mistakes log of those batch losses."""
    count = len(losses)
    ends = range(window - 1, count, window)
    starts = range(0, count, window)
    sums = [sum(losses[end - window + 1 : end + 1]) for end in ends]
    rest = losses[len(ends) * window :]
    right = [total / window for total in sums]
    after_first = [sum(losses[max(start - window + 1, 0) : start + 1]) / window for start in starts]
    running = np.cumsum(losses)
    divisors = {
        1,
        2 * window,
        window + 1,
        window - 1,
        count,
        sum(sizes),
        sizes[0],
        window * sizes[0],
        window / 2,
        10,
        100,
        1000,
        2000,
    }
    ways = {
        "G5c": [after_first, [losses[0], *after_first[1:]], [float(running[start]) / window for start in starts]],
        "G5d": [
            [float(running[end]) / window for end in ends],
            [float(running[end]) / (end + 1) for end in ends],
            [losses[end] / window for end in ends],
        ],
        "G5f": [[total / n for total in sums] for n in divisors if n not in (0, window)],
        "G5g": [[*right, sum(rest) / n] for n in (len(rest), window)] if rest else [],
    }
    return {key: [way for way in found if not alike(way, right)] for key, found in ways.items()}


# -------------------------------------------------------------------------------------------------------------- evaluate

#: batch norm refuses a single sample, and does so in training mode only
LOOKING = ERRORS | {"G7a": "Expected more than 1 value per channel when training"}


@st.composite
def looking(pick: st.DrawFn, net: str) -> dict[str, Any]:
    """A net to look at, with batches of any sizes."""
    classes = pick(st.sampled_from([3, 2, 4, 1]))
    sizes = pick(st.sampled_from([[3, 1], [2, 2, 1], [4], [1], [1, 3], [2, 2], [1, 1, 1], [1, 4, 2]]))
    return {
        "net": net,
        "classes": classes,
        "modes": pick(MODES),
        "criterion": pick(st.sampled_from([CROSS_ENTROPY, THREEFOLD])),
        "loader": pick(st.sampled_from(LOADERS)),
        "sizes": sizes,
        "x": pick(inputs(net, sum(sizes))),
        "y": pick(labels(classes, sum(sizes))),
        "where": pick(st.sampled_from(PLACES)),
    }


def look(sizes: Sequence[int], **case: Any) -> dict[str, Any]:
    """A case of looking by hand."""
    keep = ("net", "classes", "modes", "criterion", "loader", "sizes", "x", "y", "where")
    made = rows(sizes, 1, **{"net": "normed", **case})
    return {name: made[name] for name in keep}


@check("evaluate", thinned=2, examples=16, shrink=10)
@witness(case=look([3, 2], modes=PARTLY))
@witness(case=look([3, 2]))
@witness(case=look([4, 1]))
@witness(case=look([2, 2, 1], modes=MIXED, criterion=THREEFOLD))
@witness(case=look([1, 3], modes=EVAL, net="linear"))
@witness(case=look([2, 3], modes=MIXED, where="the last GPU", loader="a DataLoader"))
@witness(case=look([2, 2], where="the CPU"))
@witness(case=look([2], net="shared", modes=SECOND_PLACE_IN_EVAL))
@witness(case=look([2, 1], loader="a generator"))
@witness(case=look([2, 1], loader="an object with __iter__ only", classes=1, y=t([0, 0, 0], "int64", device="cpu")))
@witness(case=look([2, 1], net="linear"), grad="no_grad")
@draw(case=st.sampled_from(tuple(LAYERS)).flatmap(looking))
def test_evaluate(both: Both, case: dict[str, Any]) -> None:
    """Mean loss and accuracy over samples, the same for any batches; net is only looked at."""
    got, want = both.run(
        "p09_training:evaluated",
        says=looking_in_words("evaluate", case, both.learner.devices),
        errors=LOOKING,
        **case,
    )
    as_evaluated(got)
    on_the_device(got, want)
    got.pure(draws=case["loader"] == "a DataLoader")
    first, second = got.item("outs").value
    as_measured(both, case, first, want.raw["outs"][0], want)
    as_left(got)
    as_measured(both, case, second, want.raw["outs"][1], want, "The second time it returned")


def looking_in_words(name: str, case: Mapping[str, Any], devices: Sequence[str]) -> str:
    """The call in the learner's terms."""
    criterion = f", criterion = {case['criterion']}" if name == "evaluate" else ""
    return (
        f"{name}(net, loader, {'criterion, ' if criterion else ''}device) with net = {LAYERS[case['net']]} in {in_words(case['modes'])}, "
        f"loader = {batches_in_words(case['loader'], case['sizes'])}{criterion}, device = {told(case['where'], devices)}, "
        f"labels {argument_text(case['y'])}"
    )


def as_evaluated(got: Got, only_training: str = "D7c") -> None:
    """Each module that ran did so in evaluation mode and with tracking off. `only_training`: the id where tracking was off."""
    ran = got.noted("pass", str, bool, bool)
    if not ran:
        fail("It never ran net on a batch.")
    training = sorted({str(name) for name, flag, _ in ran if flag})
    tracking = any(on for *_, on in ran)
    if training:
        where = "net itself" if training == ["net"] else "a module inside net" if "net" not in training else "net"
        also = ", and gradients were tracked" if tracking else ""
        before = dict(got.item("before").value)
        came = "".join("1" if flag else "0" for flag in before.values())
        as_it_came = all(flags == came for (flags,) in got.noted("flags", str))
        untouched = as_it_came and dict(got.item("after").value) == before
        named = only_training if not tracking and untouched else "G7a"
        fail(
            f"While the forward pass ran, {where} was in training mode{also}; every module must be in evaluation mode.",
            named,
        )
    if tracking:
        fail("While the forward pass ran, gradients were tracked; tracking must be off.", "G7b")


def as_left(got: Got) -> None:
    """Every module's flag, every gradient, and all else of net is as before."""
    before, after = dict(got.item("before").value), dict(got.item("after").value)
    wrong = [name for name in before if after.get(name) != before[name]]
    if wrong:
        shown = ", ".join(
            f"{name if name == 'net' else f'net.{name}'}.training {before[name]} -> {after.get(name)}"
            for name in wrong[:4]
        )
        off, on = all(before[name] for name in wrong), not any(before[name] for name in wrong)
        more = f" and {len(wrong) - 4} more" if len(wrong) > 4 else ""
        fail(f"These flags are not as before: {shown}{more}.", "E12b" if off else "E12c" if on else None)
    changed: Any = got.item("changed").value
    if changed:
        named = "G7c" if changed == ["gradients"] else None
        fail(f"It changed the {' and the '.join(map(str, changed))} of net, which must be as before.", named)


def as_measured(
    both: Both,
    case: Mapping[str, Any],
    result: Any,
    right: tuple[float, float],
    want: Got,
    opening: str = "It returned",
) -> None:
    """Mean loss and accuracy."""
    opening = f"{opening} {brief(result)}"
    if type(result) is not tuple or len(result) != 2:
        fail(f"{opening}; a tuple of two floats is asked, the mean loss and the accuracy.")
    loss, accuracy = result
    if type(loss) is not float or type(accuracy) is not float:
        fail(f"{opening}; both must be Python floats.")
    sizes = case["sizes"]
    if not near(loss, right[0]):
        means = want.raw["losses"][: len(sizes)]
        ways = {"G5a": [float(np.mean(means))], "G5b": [sum(means) / sum(sizes)]}
        of_batches = f"batches of {', '.join(map(str, sizes))} samples have the mean losses {numbers(means)}"
        fail(
            f"{opening}; {of_batches}, so the mean over all samples is {right[0]:.6g}.",
            the_only(ways, loss, ROUNDED, right[0]),
        )
    if not near(accuracy, right[1]):
        logits = both.oracle("logits", **case).values
        hits = np.argmax(logits, 1)[:, None] == case["y"].values[None, :]  # (N, N)
        ends = np.cumsum(sizes)
        blocks = [hits[end - size : end, end - size : end] for size, end in zip(sizes, ends, strict=True)]
        ways = {
            "G6f": [float(np.mean([np.diag(block).mean() for block in blocks]))],
            "G6a": [float(sum(block.sum() for block in blocks)) / sum(sizes)],
        }
        fail(
            f"{opening}; the accuracy must be {right[1]:.6g}, from 0 to 1.", the_only(ways, accuracy, ROUNDED, right[1])
        )


# --------------------------------------------------------------------------------------------------- collect_predictions

PIECES = {
    "G10b": r"expected Tensor as element \d+ in argument 0, but got list",
    "A15a": r"stack expects each tensor to be equal size|Sizes of tensors must match except in dimension [1-9]|Dimension out of range",
}


@check("collect_predictions", thinned=2, examples=16, shrink=10)
@witness(case=look([3, 2]))
@witness(case=look([2, 2], classes=4, modes=PARTLY))
@witness(case=look([4], modes=EVAL, where="the CPU"))
@witness(case=look([1, 3], net="linear", where="the last GPU", loader="a DataLoader"))
@witness(case=look([2], net="shared", modes=SECOND_PLACE_IN_EVAL))
@witness(case=look([2, 1], loader="a generator"))
@witness(case=look([1, 1, 1], classes=1, loader="an object with __iter__ only", y=t([0, 0, 0], "int64", device="cpu")))
@witness(case=look([2, 1], net="linear"), grad="no_grad")
@draw(case=st.sampled_from(tuple(LAYERS)).flatmap(looking))
def test_collect_predictions(both: Both, case: dict[str, Any]) -> None:
    """One row for each sample in the loader's order: probabilities, the most probable class, the true label, on the CPU."""
    says = looking_in_words("collect_predictions", case, both.learner.devices)
    got, want = both.run("p09_training:collected", says=says, errors=LOOKING | PIECES, **case)
    as_evaluated(got, "G7a")
    got.pure(draws=case["loader"] == "a DataLoader")
    probabilities, predicted, true = parts_of(got)
    right: Any = want.raw["outs"][0]
    rows, classes = right[0].shape
    for part, shape in ((probabilities, (rows, classes)), (predicted, (rows,)), (true, (rows,))):
        as_joined(part, shape, case["sizes"])
        part.device("cpu").no_graph()
    probabilities.dtype(right[0].dtype)
    if not same_numbers(probabilities.seen, right[0].values):
        logits = both.oracle("logits", **case).values
        over = [softmax(logits, case["sizes"], 0), softmax(logits, [rows], 0)]
        named = "F8a" if any(same_numbers(probabilities.seen, wrong) for wrong in over) else None
        probabilities.close(right[0].values, named, tolerance=NEAR[right[0].dtype])
    predicted.dtype("int64")
    chosen, best = predicted.seen.values, right[0].values.max(1)
    for row, at in enumerate(chosen.tolist()):
        if not 0 <= at < classes or right[0].values[row, at] < best[row] - 1e-5:
            wanted = right[1].values.tolist()
            predicted.fail(f"the most probable classes are {wanted}.")
    true.dtype("int64").equals(case["y"].values)
    as_left(got)


def parts_of(got: Got) -> tuple[Any, Any, Any]:
    """The three tensors that were returned."""
    result: Any = got.item("outs").value[0]
    if type(result) is not tuple or len(result) != 3:
        fail(
            f"It returned {brief(result)}; a tuple of three tensors is asked: probabilities, predicted classes, true labels."
        )
    names = ("probabilities", "predicted classes", "true labels")
    return tuple(
        got.item("outs", 0, i, verb=f"The {name} it returned are", name=name).tensor() for i, name in enumerate(names)
    )  # type: ignore[return-value]


def as_joined(part: Any, shape: tuple[int, ...], sizes: Sequence[int]) -> None:
    """One row for each sample."""
    given, batches = tuple(part.seen.shape), len(sizes)
    stacked = given == (batches, sizes[0], *shape[1:]) and len(set(sizes)) == 1
    beside = len(shape) == 2 and batches > 1 and given == (sizes[0], batches * shape[1])
    part.shape(shape, "A15a" if stacked or beside else None)


def softmax(logits: NDArray, sizes: Sequence[int], dim: int) -> NDArray:
    """Softmax of each batch along that dimension."""
    parts = np.split(logits.astype("f8"), np.cumsum(sizes)[:-1])
    raised = [np.exp(part - part.max(dim, keepdims=True)) for part in parts]
    return np.concatenate([part / part.sum(dim, keepdims=True) for part in raised])


# ------------------------------------------------------------------------------------------------------------------- fit

TEST_ROWS = ROWS * -0.5 + 0.25
NEVER = t(
    np.array([1, 1, 1, 1], "i8"), "int64", device="cpu"
)  # where training knows one other class: no answer is right
FIELDS = ("train_loss", "test_loss", "test_accuracy")


@st.composite
def fitting(pick: st.DrawFn, net: str) -> dict[str, Any]:
    """A net with training and test batches. Sizes of test batches are powers of 2: equal accuracies are equal in any way of computing."""
    least = 2 if net == "normed" else 1
    classes = pick(st.sampled_from([3, 2, 4, 1]))
    sizes = pick(st.lists(st.integers(least, 4), min_size=1, max_size=3))
    test_sizes = pick(st.sampled_from([[4, 1], [2, 1, 1], [2, 2], [1], [4, 4, 2]]))
    x = pick(inputs(net, sum(sizes)))
    test_x = pick(inputs(net, sum(test_sizes)))
    if test_x.dtype != x.dtype:
        test_x = t(test_x.values, x.dtype, device="cpu")
    return {
        "net": net,
        "classes": classes,
        "modes": pick(MODES),
        "scope": pick(st.sampled_from(["all parameters", "all that are not frozen"])),
        "loader": pick(st.sampled_from([loader for loader in LOADERS if loader != "a generator"])),
        "sizes": sizes,
        "x": x,
        "y": pick(labels(classes, sum(sizes))),
        "test_sizes": test_sizes,
        "test_x": test_x,
        "test_y": pick(labels(classes, sum(test_sizes))),
        "epochs": pick(st.sampled_from([3, 2, 1])),
        "lr": pick(st.sampled_from([0.5, 1.0, 0.125, 2.0])),
        "where": pick(st.sampled_from(PLACES)),
    }


def fit(answers: Sequence[int], shift: int, lr: float, **case: Any) -> dict[str, Any]:
    """A case of `fit` by hand, in which the test accuracy rises, stays, and falls again."""
    plain = {
        "net": "normed",
        "classes": 3,
        "modes": MIXED,
        "scope": "all parameters",
        "loader": "a list",
        "sizes": [2, 3],
        "x": t(ROWS, device="cpu"),
        "y": t(np.array(answers, "i8"), "int64", device="cpu"),
        "test_sizes": [2, 1, 1],
        "test_x": t(np.roll(TEST_ROWS, shift, 0)[:4], device="cpu"),
        "test_y": t(np.array([1, 0, 2, 1], "i8"), "int64", device="cpu"),
        "epochs": 5,
        "lr": lr,
        "where": "a name",
    }
    return plain | case


@check("fit", thinned=2, examples=12, shrink=10)
@witness(case=fit([0, 2, 1, 1, 0], 2, 0.5, test_sizes=[2, 2]))
@witness(case=fit([2, 1, 0, 0, 1], 0, 1.0, net="linear", modes=EVAL, loader="a DataLoader"))
@witness(case=fit([2, 1, 0, 0, 1], 0, 2.0, modes=TRAIN, where="the last GPU"))
@witness(case=fit([1, 0, 2, 0, 1], 2, 1.0, where="the CPU", loader="an object with __iter__ only", sizes=[5]))
@witness(case=fit([0, 0, 0, 0, 0], 0, 1.0, epochs=3, net="linear", test_y=NEVER))
@witness(case=fit([1, 0, 2, 0, 1], 0, 1.0, epochs=1, scope="all that are not frozen"))
@witness(case=fit([1, 0, 2, 0, 1], 0, 1.0, loader=TURNING))
@draw(case=st.sampled_from(tuple(LAYERS)).flatmap(fitting))
def test_fit(both: Both, case: dict[str, Any]) -> None:
    """Each epoch trains and evaluates; the history says how it went, and net ends as it was after its best epoch."""
    got, want = both.run("p09_training:fitted", says=fit_in_words(case, both.learner.devices), errors=LOOKING, **case)
    modes = {(flag, tracking) for _, flag, tracking in got.noted("pass", str, bool, bool)}
    if (True, False) in modes:  # where it evaluates as well, this was something else
        fail(
            "It ran net in training mode while tracking was off; evaluating must be done in evaluation mode.",
            "G7a" if (False, False) not in modes else None,
        )
    got.pure(draws=case["loader"] == "a DataLoader")
    history: Any = got.item("history").value
    right = want.raw["history"]
    if type(history) is not list or len(history) != len(right) or any(type(row) is not dict for row in history):
        fail(f"It returned {brief(history)}; a list of {len(right)} dicts is asked, one for each epoch.")
    for row, wanted in zip(history, right, strict=True):
        as_recorded(both, case, row, wanted)
    kept: Any = got.item("after").value
    if not same_state(kept, want.raw["after"]):
        as_kept(both, case, got, want)


def fit_in_words(case: Mapping[str, Any], devices: Sequence[str]) -> str:
    """The call in the learner's terms."""
    return (
        f"fit(net, train_loader, test_loader, epochs={case['epochs']}, lr={case['lr']}, device) with net = {LAYERS[case['net']]} "
        f"in {in_words(case['modes'])}, train_loader = {batches_in_words(case['loader'], case['sizes'])}, "
        f"test_loader = {batches_in_words(case['loader'], case['test_sizes'])}, device = {told(case['where'], devices)}"
    )


def as_recorded(both: Both, case: Mapping[str, Any], row: dict[Any, Any], right: Mapping[str, Any]) -> None:
    """The record of one epoch; what it says besides is the learner's own affair."""
    number = right["epoch"]
    opening = f"Record {number} of the history"
    lacking = [name for name in ("epoch", *FIELDS) if name not in row]
    if lacking:
        fail(
            f"{opening} has no {' and no '.join(map(repr, lacking))}; it has {', '.join(map(repr, list(row)[:8])) or 'nothing'}."
        )
    if type(row["epoch"]) is not int or row["epoch"] != number:
        fail(f"{opening} says 'epoch': {brief(row['epoch'])}; epochs are ints and count from 1, so {number} is right.")
    for name in FIELDS:
        if type(row[name]) is not float:
            fail(f"{opening} says {name!r}: {brief(row[name])}; a Python float is asked.")
        if not near(row[name], right[name]):
            named = why_recorded(both.oracle("epochs_by_hand", **case), case, name, number - 1, row[name], right[name])
            fail(f"{opening} says {name!r}: {row[name]:.6g}; {right[name]:.6g} is right.", named)


def why_recorded(
    ways: Mapping[str, Any], case: Mapping[str, Any], name: str, epoch: int, number: float, right: float
) -> str | None:
    """Which mistake gives that number for that epoch."""
    wrong = {key: [way["history"][epoch][name]] for key, way in ways.items() if key != "right"}
    if name != "test_accuracy":
        part, sizes = ("train", case["sizes"]) if name == "train_loss" else ("test", case["test_sizes"])
        losses = ways["right"][part][epoch]
        wrong |= {"G5a": [float(np.mean(losses))], "G5b": [sum(losses) / sum(sizes)]}
    return the_only(wrong, number, ROUNDED, right)


def as_kept(both: Both, case: Mapping[str, Any], got: Got, want: Got) -> None:
    """Says which epoch's weights net must hold."""
    accuracies = [row["test_accuracy"] for row in want.raw["history"]]
    best = accuracies.index(max(accuracies)) + 1
    opening = f"The test accuracies were {numbers(accuracies)}, so net must end as it was after epoch {best}"
    after = got.item("after").value
    states = both.oracle("epochs_by_hand", **case)["right"]["states"]
    of = [number for number, state in enumerate(states, start=1) if same_state(after, state)]
    if of:
        loaded = got.item("versions").value == want.raw["versions"]
        aliases = loaded and of == [len(states)] and (True,) not in got.noted("loaded", bool)
        named = "E13a" if aliases else None
        fail(f"{opening}; it is as it was after epoch {of[0]}.", named)
    name = next(name for name, right in want.raw["after"].items() if not same_numbers(after[name], right.values))
    fail(f"{opening}; net.{name} is {brief(after[name])} where {brief(want.raw['after'][name])} is right.")


# ------------------------------------------------------------------------------------------- save_checkpoint, load_checkpoint

KEPT = {
    "linear": "(Linear(3, 4), ReLU, Linear(4, 2))",
    "normed": "(Linear(3, 4), BatchNorm1d, ReLU, Linear(4, 2))",
    "nested": "((Linear(3, 4), Tanh), Linear(4, 2))",
    "layer-normed": "(Linear(3, 4), LayerNorm, ReLU, Linear(4, 2))",
    "wider": "(Linear(3, 5), ReLU, Linear(5, 2))",
    "narrow": "(Linear(3, 1), ReLU, Linear(1, 2))",
    "flat": "(Linear(3, 4, bias=False), ReLU, Linear(4, 2))",
    "turned": "(Linear(4, 3, bias=False), ReLU, Linear(4, 2))",
    "deeper": "(Linear(3, 4), ReLU, Linear(4, 2), Linear(2, 2))",
}
MOMENTUM = "SGD with momentum"
STEPPERS = (MOMENTUM, "Adam", "plain SGD", f"{MOMENTUM}, the layers apart", f"{MOMENTUM} over the last layer")
LR = 0.0703125
EPOCHS = st.sampled_from([37, 0, 1, 12345])
PATHS = st.sampled_from(["a str", "a Path"])


def run_of(net: str, optimizer: str, steps: int, epoch: int, **case: Any) -> dict[str, Any]:
    """A run to be saved, by hand."""
    return {"net": net, "optimizer": optimizer, "steps": steps, "epoch": epoch, **case}


def runs(**strategies: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Runs to be saved."""
    nets, steppers = st.sampled_from(["normed", "nested"]), st.sampled_from(STEPPERS)
    return st.fixed_dictionaries(
        {"net": nets, "optimizer": steppers, "steps": st.integers(0, 2), "epoch": EPOCHS, **strategies}
    )


def run_in_words(net: str, optimizer: str, steps: int) -> str:
    """What is saved."""
    return f"net = {KEPT[net]} and optimizer = {optimizer} after {steps} step{'s' * (steps != 1)}"


@check("save_checkpoint", thinned=2, examples=12, shrink=10)
@witness(case=run_of("linear", MOMENTUM, 2, 37, path="a str", old=False))
@witness(case=run_of("normed", "Adam", 1, 1, path="a Path", old=True))
@witness(case=run_of("normed", "plain SGD", 0, 0, path="a str", old=False))
@witness(case=run_of("linear", MOMENTUM, 1, 2, path="a str", old=False, double=True))
@draw(case=runs(path=PATHS, old=st.booleans()))
def test_save_checkpoint(both: Both, case: dict[str, Any]) -> None:
    """One file that is read without running code, with all that net and optimizer hold, and the epoch; nothing is changed."""
    what = run_in_words(case["net"], case["optimizer"], case["steps"])
    says = f"save_checkpoint({case['path']}, net, optimizer, epoch={case['epoch']}) with {what}"
    got, want = both.run("p09_training:saved", says=says, **case)
    files: Any = got.item("files").value
    if got.item("is file").value is not True:
        fail(f"Afterwards there is no file at the path{f'; the folder holds {files[0]!r}' if files else ''}.")
    if got.item("read").value is not True:
        as_readable(got)
    right: Any = want.raw
    tensors, numbers = got.item("tensors").value, got.item("numbers").value
    for name, wanted in right["net"].items():
        if not among(wanted, tensors):
            fail(f"Read with weights_only=True, the file does not hold net's {name}, {brief(wanted)}.")
    if not all(among(wanted, tensors) for wanted in right["optimizer"]):
        fail("The file holds all of net, but not what the optimizer remembers of its steps.", "G8c")
    if not any(type(number) is float and np.isclose(number, LR) for number in numbers):
        forgotten = case["steps"] == 0 or not right["optimizer"]
        fail(f"The file does not hold the optimizer's settings (its lr is {LR}).", "G8c" if forgotten else None)
    if not any(number == case["epoch"] for number in (*numbers, *(single(tensor) for tensor in tensors))):
        fail(f"The file does not hold the epoch, {case['epoch']}.")
    if len(files) > 1:
        fail(f"It left {len(files)} files in the folder: {', '.join(map(repr, files[:5]))}; one file is asked.")
    changed: Any = got.item("changed").value
    if changed:
        fail(f"It changed the {' and the '.join(map(str, changed))} of what it saved, which must be as before.")
    got.item("returned", verb="It returned").is_(type(None), "None")
    got.pure()


def as_readable(got: Got) -> None:
    """Says why the file can't be read."""
    names: Any = got.item("names").value
    objects = [str(name) for name in names if str(name).startswith(("torch.nn.modules.", "torch.optim."))]
    arrays = [str(name) for name in names if str(name).startswith("numpy")]
    why = f"torch.load(path, weights_only=True) does not read the file: {str(got.item('why').value)[:160]}"
    if objects:
        fail(
            f"torch.load(path, weights_only=True) does not read the file: there are objects in it ({objects[0]}).",
            "G8a",
        )
    fail(why, "G8b" if arrays and len(arrays) == len(names) else None)


def among(wanted: Seen, tensors: Sequence[Any]) -> bool:
    """Whether one of the tensors is that one, to the bit."""
    return any(
        isinstance(t, Seen)
        and t.dtype == wanted.dtype
        and t.shape == wanted.shape
        and np.array_equal(t.values, wanted.values)
        for t in tensors
    )


def single(tensor: Any) -> Any:
    """The number that a tensor with one element holds."""
    return tensor.values.reshape(-1)[0] if isinstance(tensor, Seen) and tensor.numel == 1 else None


OTHERS = {
    "G8d": r"Expected state_dict to be dict-like|_IncompatibleKeys|'str' object has no attribute|PosixPath' object",
    "G8a": r"Weights only load failed",
}


THERE, HERE = "the device", "the CPU"


@check("load_checkpoint", thinned=2, examples=12, shrink=10)
@witness(case=run_of("linear", MOMENTUM, 2, 37, path="a str", stale=0, source=THERE, target=THERE))
@witness(case=run_of("normed", "Adam", 2, 1, path="a Path", stale=1, source=THERE, target=HERE))
@witness(case=run_of("normed", MOMENTUM, 0, 0, path="a str", stale=1, source=HERE, target=THERE))
@draw(
    case=runs(
        path=PATHS,
        stale=st.integers(0, 1),
        source=st.sampled_from([THERE, HERE]),
        target=st.sampled_from([THERE, HERE]),
        double=st.booleans(),
    )
)
def test_load_checkpoint(both: Both, case: dict[str, Any]) -> None:
    """Net and optimizer are as they were saved, in place, and training goes on as if it had never stopped."""
    got, want = both.run("p09_training:resumed", says=load_in_words(case), errors={"C7c": NO_GPU} | OTHERS, **case)
    as_saved(got)
    as_resumed(got, want, case["epoch"])
    got.pure()


def load_in_words(case: Mapping[str, Any]) -> str:
    """The calls in the learner's terms."""
    what = run_in_words(case["net"], case["optimizer"], case["steps"])
    ends = [f"{case[end]}" for end in ("source", "target") if end in case]
    moved = f", from {' to '.join(ends)}" if len(set(ends)) == 2 else ""
    return f"save_checkpoint of {what}, then load_checkpoint({case.get('path', 'a Path')}, ...) into another net and optimizer{moved}"


def as_saved(got: Got) -> None:
    """There is a file to load."""
    why: Any = got.item("saved").value
    if why:
        fail(
            f"load_checkpoint is graded on a file that your own save_checkpoint writes, and that {why}: it comes first."
        )


def as_resumed(got: Got, want: Got, epoch: int) -> None:
    """What was loaded, and the training after it."""
    right: Any = want.raw
    (restored, after), before = got.item("resumed").value, right["before"]
    if got.item("same tensors").value is not True or got.item("steps them").value is not True:
        fail("It put other tensors in the place of net's, so the optimizer no longer steps what net uses.", "E8a")
    for name, wanted in right["resumed"][0].items():
        if not same_numbers(restored[name], wanted.values):
            untouched = same_state(restored, before)
            fail(
                f"After it net's {name} is {brief(restored[name])}; {brief(wanted)} was saved."
                + (" net itself is as it was before." if untouched else "")
            )
    if got.item("flags kept").value is not True or got.item("requires_grad kept").value is not True:
        fail("It changed flags of net (training or requires_grad), which a checkpoint says nothing about.")
    for name, wanted in right["resumed"][1].items():
        if not same_numbers(after[name], wanted.values):
            fail(
                f"Two steps later net's {name} is {brief(after[name])}; had training never stopped it would be {brief(wanted)}. "
                "The optimizer is not as it was."
            )
    number: Any = got.item("epoch").value
    if type(number) is not int or number != epoch:
        fail(f"It returned {brief(number)}; the epoch that was saved is asked, the int {epoch}.")


MISFITS = {
    "other names": ("linear", "nested"),
    "no buffers": ("layer-normed", "normed"),
    "more buffers": ("normed", "layer-normed"),
    "other shapes": ("linear", "wider"),
    "shapes that broadcast": ("narrow", "linear"),
    "as many numbers": ("flat", "turned"),
    "a layer more": ("deeper", "linear"),
    "a layer less": ("linear", "deeper"),
}


@check("load_checkpoint", thinned=2)
@witness(misfit="other names", optimizer=MOMENTUM)
@witness(misfit="no buffers", optimizer=MOMENTUM)
@witness(misfit="more buffers", optimizer=MOMENTUM)
@witness(misfit="other shapes", optimizer=MOMENTUM)
@witness(misfit="shapes that broadcast", optimizer="plain SGD")
@witness(misfit="as many numbers", optimizer="plain SGD")
@witness(misfit="a layer more", optimizer=f"{MOMENTUM} over the last layer")
@witness(misfit="a layer less", optimizer="plain SGD")
def test_load_checkpoint_of_another_net(both: Both, misfit: str, optimizer: str) -> None:
    """A checkpoint that does not fit net raises."""
    source, target = MISFITS[misfit]
    says = f"load_checkpoint of a file saved from {KEPT[source]} into {KEPT[target]}, with {optimizer}"
    got = both.learner.run("p09_training:misfit", says=says, source=source, target=target, optimizer=optimizer)
    as_saved(got)
    if got.item("raised").value is not True:
        shapes = both.learner.run(
            "p09_training:misfit", says=says, source="linear", target="wider", optimizer=optimizer
        )
        not_strict = misfit in ("other names", "no buffers", "more buffers") and shapes.item("raised").value is True
        why = {
            "other names": "the file lacks names that net has",
            "no buffers": "the file lacks a part of the state that net has",
            "a layer less": "the file lacks a part of the state that net has",
            "more buffers": "the file holds names that net does not have",
        }.get(misfit, "what is in the file does not fit net")
        fail(
            f"It returned {brief(got.item('returned').value)}, though {why}; it must raise.",
            "G8e" if not_strict else None,
        )


@check("load_checkpoint", thinned=2, shrink=0)
@witness(case=run_of("normed", "Adam", 2, 5))
@witness(case=run_of("linear", MOMENTUM, 1, 0))
def test_load_checkpoint_elsewhere(both: Both, case: dict[str, Any]) -> None:
    """What was saved on a GPU is loaded where there is none: in another process, which has no devices but the CPU."""
    what = run_in_words(case["net"], case["optimizer"], case["steps"])
    says = f"load_checkpoint in another Python, which has no GPU, of what save_checkpoint wrote of {what}"
    packet = both.learner.run("p09_training:sent", says=says, **case)
    as_saved(packet)
    data = packet.item("bytes").tensor().seen.values
    elsewhere = replace(both.learner, device="cpu", worker=None)
    reference = replace(both.reference, device="cpu", worker=None)
    try:
        file = t(data, "uint8", device="cpu")
        right = reference.run("p09_training:received", says=says, data=t(own_file(reference, case), "uint8"), **case)
        got = elsewhere.run("p09_training:received", says=says, data=file, **case)
        as_resumed(got, right, case["epoch"])
    finally:
        both.learner.last_call = says
        elsewhere.fresh()
        reference.fresh()


def own_file(reference: Learner, case: Mapping[str, Any]) -> NDArray:
    """The solution's checkpoint of that run."""
    found: NDArray = reference.run("p09_training:sent", says="sent", **case).item("bytes").tensor().seen.values
    return found


@check("load_checkpoint")
@witness(optimizer=MOMENTUM)
@witness(optimizer="Adam")
def test_load_checkpoint_again(both: Both, optimizer: str) -> None:
    """A file may be loaded twice, and what is resumed from it has nothing in common; what is saved there later is what is loaded then."""
    says = f"load_checkpoint of one file into two nets, each with {optimizer}, which both go on; then of another run's, saved to the same path, into a third"
    got, want = both.run("p09_training:resumed_twice", says=says, errors=OTHERS, optimizer=optimizer)
    as_saved(got)
    right: Any = want.raw
    for who, when in (("second", "after two steps the second"), ("third", "loaded from the new file, the third")):
        for name, wanted in right[who].items():
            if not same_numbers(got.item(who).value[name], wanted.values):
                fail(f"Then, {when} net's {name} is {brief(got.item(who).value[name])}; {brief(wanted)} is right.")
    if got.item("epoch").value != right["epoch"]:
        fail(f"From the new file it returned {brief(got.item('epoch').value)}; its epoch is {right['epoch']}.")
