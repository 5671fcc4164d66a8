"""08_data.py: images and loaders. What is looked at is what comes out of the loaders, pass by pass, in several orders of reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from hypothesis import strategies as st

from graders.judge.check import Learner, argument_text, check, draw, fail, witness
from graders.judge.got import Expect, Got, brief, the_only
from graders.judge.strategies import LAYOUTS, exactly, geometry, shapes, tensors
from graders.judge.values import FLOATS, NDArray, Seen, Tensor, is_float, to_storage
from graders.judge.values import tensor as t


def why_other(ways: Mapping[str, list[NDArray]], seen: Seen, tolerance: tuple[float, float]) -> str | None:
    """The id of the known wrong way that gives what was seen, where just one does; a single number is no evidence."""
    return the_only(ways, seen.values, tolerance) if len(np.unique(seen.values)) > 1 else None


# ------------------------------------------------------------------------------------------------------ normalize_images

DEFAULTS = ("float32", "float64", "float16", "bfloat16")
BYTES = t([[0, 51, 255], [1, 128, 200]], "uint8")


@check("normalize_images", examples=60)
@witness(images=BYTES, default_dtype="float32")
@witness(images=BYTES, default_dtype="float64")
@witness(images=t([7, 7, 7], "uint8"), default_dtype="float32")
@witness(images=t([0, 1], "uint8"), default_dtype="float32")
@witness(images=t(255, "uint8"), default_dtype="float32")
@witness(images=t(np.zeros((0, 3, 2)), "uint8"), default_dtype="float32")
@witness(images=BYTES.but(stride=(1, 2)), default_dtype="float16")
@witness(images=BYTES, default_dtype="float32", grad="no_grad")
@draw(each={"default_dtype": DEFAULTS}, images=tensors(dtype="uint8"))
def test_normalize_images(learner: Learner, images: Tensor, default_dtype: str) -> None:
    """The same affine map for every byte, in float32, in memory of its own."""
    got = learner.call("normalize_images", images=images, default_dtype=default_dtype)
    x = images.values.astype("f8")
    result = got.result.tensor().shape(images.shape)
    ways = {"G2c": [2 * x - 1, x, (x - 127.5) * 2]}
    right, tolerance = x / 127.5 - 1, (0.0, 1e-6)
    result.close(right, why_other(ways, result.seen, tolerance), tolerance=(0.0, 4e-3 if is_half(result) else 1e-6))
    result.dtype("float32", rule="Whatever the default dtype is, the net takes float32.").device()
    result.own_memory("images").no_graph()
    got.pure()


def is_half(result: Expect) -> bool:
    """Whether it is in a dtype that can't hold the right numbers, so that the dtype is what to talk about."""
    return result.seen.dtype in ("float16", "bfloat16")


@check("normalize_images", examples=10)
@witness(images=t([0, 255], "uint8"), values=t([51, 0], "uint8"))
@draw(
    images=tensors(dtype="uint8", layouts=("contiguous",)),
    values=lambda images: tensors(shape=exactly(images.shape), dtype="uint8"),
)
def test_normalize_images_again(learner: Learner, images: Tensor, values: Tensor) -> None:
    """Called again with the same tensor, which holds other bytes by then, it maps those, and the first result stays."""
    says = f"normalize_images(images) twice with one tensor, {argument_text(images)} at first and {argument_text(values)} later"
    got = learner.run("again:changed", says=says, name="normalize_images", arguments=[images], values=[values])
    for part, given, verb in both_times(images, values):
        got.item(part, verb=verb).tensor().close(given.values.astype("f8") / 127.5 - 1, tolerance=(0.0, 1e-6))


def both_times(images: Tensor, values: Tensor) -> tuple[tuple[str, Tensor, str], ...]:
    """(part of the answer, what it is made of, how it is told): what `again:changed` gives, as it is after both calls."""
    return (
        ("second", values, "The second time it returned"),
        ("first", images, "After the second call the first result is"),
    )


# ----------------------------------------------------------------------------------------------------------- unnormalize

NEAR = {"float64": (0.0, 1e-12), "float32": (0.0, 1e-6), "float16": (0.0, 2e-3), "bfloat16": (0.0, 1.2e-2)}


@st.composite
def normalized(pick: st.DrawFn, dtype: str, shape: tuple[int, ...] | None = None) -> Tensor:
    """Numbers from -1 to 1, the ends too, that no narrower dtype can hold."""
    size = pick(shapes()) if shape is None else shape
    stride, offset, count = geometry(size, pick(st.sampled_from(LAYOUTS if shape is None else ("contiguous",))))
    small = np.frombuffer(pick(st.binary(min_size=count, max_size=count)), "i1").astype("f8")
    return Tensor(to_storage(np.clip(small, -127, 127) / 127, dtype), dtype, size, stride, offset)


@check("unnormalize", examples=60)
@witness(images=t([[-1.0, 0.0, 1.0], [0.5, -0.25, 0.125]]))
@witness(images=t([0.5, 0.25, 0.125]))
@witness(images=t(-1.0))
@witness(images=t(np.zeros((2, 0, 3))))
@witness(images=t([[-1.0, 0.0, 1.0], [0.5, -0.25, 0.125]]).but(stride=(1, 2)))
@witness(images=t([0.5, 0.25, 0.125]), grad="no_grad")
@draw(each={"dtype": FLOATS}, images=lambda dtype: normalized(dtype))
def test_unnormalize(learner: Learner, images: Tensor) -> None:
    """The way back from -1..1 to 0..1, in memory of its own."""
    got = learner.call("unnormalize", images=images)
    x = images.values.astype("f8")
    result = got.result.tensor().shape(images.shape)
    if not is_float(result.seen.dtype):
        result.fail("numbers from 0 to 1, in a floating dtype, are asked.")
    ways = {"G3a": [2 * x - 1, x / 2 - 0.5, (x + 0.5) / 2, 2 * x + 1, (x + 0.5) * 2, (x - 0.5) / 2, x + 0.5, x / 2]}
    tolerance = NEAR[images.dtype]
    result.close((x + 1) / 2, why_other(ways, result.seen, tolerance), tolerance=tolerance)
    result.device().own_memory("images").no_graph()
    got.pure()
    result.proven_apart("images")


@check("unnormalize", examples=10)
@witness(images=t([0.5, -1.0]), values=t([1.0, 0.0]))
@draw(
    images=normalized("float32", (2, 2)),
    values=normalized("float32", (2, 2)),
)
def test_unnormalize_again(learner: Learner, images: Tensor, values: Tensor) -> None:
    """Called again with the same tensor, which holds other numbers by then, it maps those, and the first result stays."""
    says = (
        f"unnormalize(images) twice with one tensor, {argument_text(images)} at first and {argument_text(values)} later"
    )
    got = learner.run("again:changed", says=says, name="unnormalize", arguments=[images], values=[values])
    for part, given, verb in both_times(images, values):
        got.item(part, verb=verb).tensor().close((given.values.astype("f8") + 1) / 2, tolerance=(0.0, 1e-6))


# ---------------------------------------------------------------------------------------------------------- make_loaders

LISTED, STACKED = "a list of (tensor, int)", "a TensorDataset"
OWN, PART = "a Dataset with __len__ and __getitem__", "a Subset of a TensorDataset"
FIRST_BATCH, BOTH = "the first batch of test", "both at once"
#: Four passes over train in each, and test read in other numbers and places; both end in the same way.
PLANS = [
    ["train", "train", "test", "train", "train", "test"],
    ["test", FIRST_BATCH, "train", "test", "train", "test", BOTH, "train", "test"],
]
TELLING = 12  # so many samples have more orders than there ever will be runs
PART_OF = {"train": "train loader", "test": "test loader"}


# On the CPU only: datasets lie in the memory of the CPU, and loaders leave everything where it is.
@check("make_loaders", examples=40, shrink=10)
@witness(dataset=STACKED, size=30, batch_size=4, fraction=0.5, seed=0)
@witness(dataset=LISTED, size=10, batch_size=3, fraction=0.5, seed=1)
@witness(dataset=LISTED, size=5, batch_size=2, fraction=0.5, seed=1)
@witness(dataset=OWN, size=7, batch_size=3, fraction=0.5, seed=1)
@witness(dataset=OWN, size=6, batch_size=4, fraction=0.0, seed=2)
@witness(dataset=PART, size=6, batch_size=4, fraction=1.0, seed=2)
@witness(dataset=STACKED, size=1, batch_size=5, fraction=0.5, seed=3)
@witness(dataset=LISTED, size=3, batch_size=1, fraction=0.9, seed=3)
@draw(
    each={"dataset": (LISTED, STACKED, OWN, PART)},
    size=st.sampled_from([30, 1, 2, 3, 5, 7, 10, 25, 40]),
    batch_size=st.sampled_from([4, 1, 2, 3, 7, 50]),
    fraction=st.sampled_from([0.5, 0.0, 1.0, 0.8, 0.75, 0.9, 0.29, 1 / 3, 0.05]),
    seed=st.integers(0, 2**31 - 1),
)
def test_make_loaders(learner: Learner, dataset: str, size: int, batch_size: int, fraction: float, seed: int) -> None:
    """Both loaders hold what they should, batch by batch, and every pass is what the seed says, however they are read."""
    says = f"make_loaders(dataset, batch_size={batch_size}, train_fraction={fraction:.3g}, seed={seed}) with {dataset} of {size} samples"
    got = learner.run(
        "p08_data:make_loaders",
        says=says,
        dataset=dataset,
        size=size,
        batch_size=batch_size,
        fraction=fraction,
        seed=seed,
        plans=PLANS,
    )
    if got.item(0, "two").value is not True:
        fail(f"It returned {brief(got.item(0, 'loaders').value)}; a tuple of two DataLoaders is asked.")
    drawn: Any = got.item(0, "drawn").value
    if drawn:
        fail(f"It drew from or reseeded {drawn[0]}, which must be as before: the split must come from the seed alone.")
    as_split(got, size, fraction, batch_size)
    as_passed(got, batch_size)
    as_seeded(got)
    if got.item(0, "dataset kept").value is not True:
        fail("It changed the dataset, which must be as before.")
    got.pure(draws=True)


def flat(batches: Any, loader: str) -> list[int]:
    """The samples of a pass in order; a word instead of a batch is a fault."""
    for batch in batches:
        if isinstance(batch, str):
            fail(f"The {PART_OF[loader]} gave {batch}.")
    return [number for batch in batches for number in batch]


def as_split(got: Got, size: int, fraction: float, batch_size: int) -> None:
    """The first passes: disjoint, together everything, as many as there should be."""
    train, test = (flat(got.item(0, loader, 0).value, loader) for loader in ("train", "test"))
    common = sorted(set(train) & set(test))
    if common:
        shown = ", ".join(map(str, common[:5])) + (", ..." if len(common) > 5 else "")
        fail(
            f"{len(common)} of the {size} samples came from both loaders ({shown}); each sample belongs to one of them.",
            "G9a",
        )
    wanted = {"train": round(size * fraction), "test": size - round(size * fraction)}
    came = {"train": train, "test": test}
    short = [name for name in came if len(came[name]) != wanted[name]]
    dropped = len(train) + len(test) < size and all(
        len(came[name]) == wanted[name] // batch_size * batch_size for name in short
    )
    for name in short:
        fail(
            f"The {PART_OF[name]} gave {len(came[name])} samples; of {size} samples {wanted[name]} belong there.",
            "G10c" if dropped else None,
        )
    for name, numbers in came.items():
        if len(set(numbers)) < len(numbers):
            fail(f"The {PART_OF[name]} gave a sample twice in one pass; each comes once.")


def as_passed(got: Got, batch_size: int) -> None:
    """Every pass in every plan: the loader's samples, in batches of that size, in orders that differ or do not."""
    for plan in range(len(PLANS)):
        for name, loader in PART_OF.items():
            found: Any = got.item(plan, name).value
            orders = [flat(batches, name) for batches in found]
            for number, (batches, order) in enumerate(zip(found, orders, strict=True)):
                sizes = [len(batch) for batch in batches]
                full = [batch_size] * (len(order) // batch_size) + [len(order) % batch_size] * (
                    len(order) % batch_size > 0
                )
                if sizes != full:
                    fail(f"The {loader} gave batches of {sizes} samples; they must have {full}.")
                if sorted(order) != sorted(orders[0]):
                    fail(
                        f"Pass {number + 1} over the {loader} gave other samples than the first; they must be the same ones."
                    )
            if name == "test" and any(order != orders[0] for order in orders):
                fail(
                    f"The test loader gave its samples in another order the second time: first {shown(orders[0])}, then {shown(orders[1])}.",
                    "G9a",
                )
            repeated = [n for n in range(1, len(orders)) if orders[n] in orders[:n]]
            if name == "train" and len(orders[0]) >= TELLING and repeated:
                fail(
                    f"Pass {repeated[0] + 1} over the train loader gave its samples in the order of an earlier one, {shown(orders[0])}; they must be shuffled anew each time."
                )
        lengths: Any = got.item(plan, "lengths").value
        for (name, loader), said in zip(PART_OF.items(), lengths, strict=True):
            count = len(got.item(plan, name, 0).value)
            if said is not None and said != count:
                fail(f"len of the {loader} is {said}, but it gives {count} batches.")


def shown(order: list[int]) -> str:
    """The beginning of an order."""
    return f"[{', '.join(map(str, order[:6]))}{', ...' if len(order) > 6 else ''}]"


def as_seeded(got: Got) -> None:
    """Both plans: the same split and the same orders; and nobody reseeded what is everybody's."""
    first, second = ({name: got.item(plan, name).value for name in PART_OF} for plan in range(2))
    why = "the same seed must give the same, whatever random numbers others drew and however the loaders are read"
    for name, loader in PART_OF.items():
        one, other = flat(first[name][0], name), flat(second[name][0], name)
        if sorted(one) != sorted(other):
            fail(
                f"Made twice with one seed, the {loader} held {shown(sorted(one))} and then {shown(sorted(other))}; {why}."
            )
    if flat(first["test"][0], "test") != flat(second["test"][0], "test"):
        fail(f"Made twice with one seed, the test loader gave two different orders; {why}.")
    for number, (mine, again) in enumerate(zip(first["train"], second["train"], strict=True)):
        one, other = flat(mine, "train"), flat(again, "train")
        if one != other:
            fail(
                f"Made twice with one seed, the train loader gave {shown(one)} and {shown(other)} in pass {number + 1}; {why}. (The second time the test loader was read in between, and loaders with another seed had been made.)"
            )
    ends = [got.item(plan, "states").value for plan in range(2)]
    same = [name for name in ends[0] if ends[0][name] == ends[1][name]]
    if same:
        fail(
            f"It reseeded {same[0]}: after two runs that began with different states it is the same. Other code draws from it, too."
        )


SEEDS = [0, 1, 2, 12345]


@check("make_loaders")
@witness(size=40, fraction=0.5)
@witness(size=60, fraction=0.8)
@witness(size=40, fraction=1.0)
def test_make_loaders_of_other_seeds(learner: Learner, size: int, fraction: float) -> None:
    """Another seed, another split, and another order."""
    says = f"make_loaders(dataset, batch_size=4, train_fraction={fraction}, seed=seed) for seeds {SEEDS} with {size} samples"
    got = learner.run("p08_data:splits", says=says, size=size, fraction=fraction, seeds=SEEDS)
    found: Any = got.raw
    for number, numbers in enumerate(found):
        if numbers in found[:number]:
            fail(
                "For two different seeds the samples come in the same order; each epoch's order must come from the seed."
                if fraction == 1
                else f"For two different seeds the same samples train, {shown(numbers)}; the split must be drawn at random from the seed."
            )
    if fraction < 1 and all(neighbours(numbers, size) for numbers in found):
        fail(
            "For each of these seeds the samples that train are neighbours in the dataset; the split must be drawn at random."
        )


def neighbours(numbers: list[int], size: int) -> bool:
    """Whether these numbers follow one upon the other, the first one upon the last."""
    chosen = set(numbers)
    return sum((number + 1) % size not in chosen for number in chosen) <= 1
