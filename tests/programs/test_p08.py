"""08_data.py: what the programs see of loaders."""

from __future__ import annotations

from typing import Any

import pytest

from graders.programs import p08_data as p08
from tests.programs.play import of

play = of("08_data.py")
CASE: dict[str, Any] = {"dataset": "a TensorDataset", "size": 20, "batch_size": 3, "fraction": 0.5, "seed": 1}
PLANS = [["train", "train", "test"], ["test", "both at once", "the first batch of test", "train"]]


def made(instead: str = "", **case: Any) -> list[dict[str, Any]]:
    """What is seen of make_loaders for both plans."""
    found: list[dict[str, Any]] = play(p08.make_loaders, instead, **{**CASE, "plans": PLANS, **case})
    return found


def numbers(batches: Any) -> list[int]:
    """The samples of a pass."""
    return [number for batch in batches for number in batch]


def test_passes_are_read_batch_by_batch() -> None:
    """Each pass is a list of batches of the samples' numbers; together the loaders give all samples once."""
    first, second = made()
    assert first["two"]
    assert [len(batch) for batch in first["train"][0]] == [3, 3, 3, 1]
    assert sorted(numbers(first["train"][0]) + numbers(first["test"][0])) == list(range(20))
    assert first["train"][0] != first["train"][1]
    assert first["train"] == second["train"]  # however the other loader was read between
    assert (first["lengths"], first["drawn"], first["dataset kept"]) == ([4, 4], [], True)
    assert all(first["states"][name] != second["states"][name] for name in first["states"])


def with_loaders(train: str, test: str, first: str = "pass") -> str:
    """A make_loaders of these two expressions."""
    return f"""
def make_loaders(dataset, batch_size, train_fraction, seed):
    {first}
    g = torch.Generator().manual_seed(seed)
    return DataLoader(dataset, batch_size, {train}), DataLoader(dataset, batch_size, {test})
"""


def test_one_generator_for_both_is_seen() -> None:
    """Where both loaders draw from one generator, the order of train depends on how test is read."""
    shared = with_loaders("shuffle=True, generator=g", "generator=g")
    first, second = made(shared)
    assert first["train"] != second["train"]


def test_global_seeds_are_seen() -> None:
    """Whoever seeds everybody's random numbers changes them, and leaves the same state whatever it was before."""
    first, second = made(
        with_loaders("shuffle=True", "shuffle=False", "torch.manual_seed(seed)"), plans=[["train"]] * 2
    )
    assert first["drawn"] == ["torch's random state"]
    assert first["states"]["torch's random state"] == second["states"]["torch's random state"]


@pytest.mark.parametrize(
    ("loaders", "said"),
    [
        ("collate_fn=lambda rows: len(rows)", "no batch of images and labels"),
        ("collate_fn=lambda rows: (torch.zeros(1), torch.zeros(len(rows)))", "images and labels of other shapes than a batch has"),
        ("collate_fn=lambda rows: (torch.stack([x + 1 for x, _ in rows]), torch.stack([y for _, y in rows]))", "images with the labels of others"),
    ],
)  # fmt: skip
def test_what_is_no_batch_is_named(loaders: str, said: str) -> None:
    """Something else than images with their labels is a word in the place of a batch."""
    first, _ = made(with_loaders(loaders, "shuffle=False"))
    assert set(first["train"][0]) == {said}


def test_an_endless_loader_is_left() -> None:
    """A loader that goes on for ever is read for one batch more than there can be."""
    endless = with_loaders("batch_sampler=Endless()", "shuffle=False").replace("batch_size, batch", "batch")
    endless += "\nclass Endless:\n    def __iter__(self):\n        while True:\n            yield [0]\n"
    first, _ = made(endless)
    assert first["train"][0][-1] == "more batches than there are samples"
    assert first["lengths"][0] is None


def test_what_are_no_loaders_are_not_read() -> None:
    """A list of lists of batches is told as what it is, and nothing more is done."""
    (only,) = made("def make_loaders(dataset, batch_size, train_fraction, seed):\n    return [], []")
    assert (only["two"], only["train"]) == (False, [])


def test_splits_follow_the_seed() -> None:
    """For other seeds other samples train; a split that takes the first ones does not care."""
    case: Any = {"size": 40, "fraction": 0.5, "seeds": [0, 1]}
    one, other = play(p08.splits, "", **case)
    assert len(one) == 20
    assert one != other
    front = "def make_loaders(d, n, f, s):\n    k = round(len(d) * f)\n    return tuple(DataLoader(torch.utils.data.Subset(d, r), n) for r in (range(k), range(k, len(d))))"
    assert play(p08.splits, front, **case) == [list(range(20))] * 2
