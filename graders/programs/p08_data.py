"""Programs of 08_data.py: datasets whose samples carry their own number, and loaders that are read in several ways."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset, Subset, TensorDataset

from graders.worker.harness import Submission
from graders.worker.observe import global_state

_DataLoader, _is_subclass, _Tensor = DataLoader, type.__subclasscheck__, torch.Tensor
_tensor, _stack, _equal, _tolist = torch.tensor, torch.stack, torch.equal, torch._C.TensorBase.tolist
_torch_seed, _numpy_seed, _python_seed = torch.default_generator.manual_seed, np.random.seed, random.seed
_STATES = (  # of everybody's random numbers: how they are read, and put back
    (torch.default_generator.get_state, torch.default_generator.set_state),
    (np.random.get_state, np.random.set_state),
    (random.getstate, random.setstate),
)


class Own(Dataset[Any]):
    """A dataset of the smallest kind: a length, and samples made when they are asked for."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        if not 0 <= index < self.size:
            raise IndexError(index)
        return image(int(index)), int(index)


def image(number: int) -> Tensor:
    """What stands for the image of the sample with that number, its label."""
    return _tensor([number * 2.0, number + 0.5])


def stacked(size: int) -> TensorDataset:
    """The samples as two tensors."""
    return TensorDataset(
        torch.arange(size)[:, None] * torch.tensor([2.0, 1.0]) + torch.tensor([0.0, 0.5]), torch.arange(size)
    )


#: Datasets of samples 0, 1, ..., size - 1, by the text that stands for them in messages.
DATASETS: dict[str, Callable[[int], Any]] = {
    "a list of (tensor, int)": lambda size: [(image(number), number) for number in range(size)],
    "a TensorDataset": stacked,
    "a Dataset with __len__ and __getitem__": Own,
    "a Subset of a TensorDataset": lambda size: Subset(stacked(size + 3), range(size)),
}


def numbers_of(batch: Any) -> Any:
    """The numbers of a batch's samples, or what the batch is instead: a word."""
    if not isinstance(batch, list | tuple) or len(batch) != 2 or not all(_is_subclass(_Tensor, type(p)) for p in batch):
        return "no batch of images and labels"
    images, labels = batch
    if labels.ndim != 1 or images.shape != (len(labels), 2):
        return "images and labels of other shapes than a batch has"
    numbers = _tolist(labels)
    if numbers and not _equal(images, _stack([image(int(number)) for number in numbers])):
        return "images with the labels of others"
    return numbers


def passes(loader: Any, limit: int) -> Iterator[Any]:
    """One pass over a loader, batch by batch; one that does not end is left."""
    for count, batch in enumerate(loader):
        if count > limit:
            yield "more batches than there are samples"
            return
        yield numbers_of(batch)


def read(what: str, train: Any, test: Any, limit: int, seen: dict[str, list[Any]]) -> None:
    """Reads one or both loaders as `what` says, and adds each whole pass to `seen`."""
    if what in ("train", "test"):
        seen[what].append(list(passes(train if what == "train" else test, limit)))
    elif what == "the first batch of test":
        next(passes(test, limit), None)
    else:  # both at once, batch by batch
        pairs = list(zip_longest(passes(train, limit), passes(test, limit)))
        for name, batches in zip(("train", "test"), zip(*pairs, strict=True) if pairs else ((), ()), strict=True):
            seen[name].append([batch for batch in batches if batch is not None])


def at_home(loader: Any) -> None:
    """Lets a loader read in this process: its workers give the same batches and cost a second at each pass; nothing is pinned."""
    loader.num_workers, loader.pin_memory = 0, False


def length(loader: Any) -> Any:
    """len(loader); None where it has none."""
    try:
        return len(loader)
    except TypeError:
        return None


def make_loaders(
    submission: Submission, dataset: str, size: int, batch_size: int, fraction: float, seed: int, plans: list[list[str]]
) -> list[dict[str, Any]]:
    """For each plan the loaders are made anew, with other global random states, and read in the order that the plan says.

    For the second plan others are made, with another seed, before these are read.
    """
    found = []
    for number, plan in enumerate(plans):
        data = DATASETS[dataset](size)
        for seeded in (_torch_seed, _numpy_seed, _python_seed):
            seeded(1000 + number)
        before = global_state()
        loaders = submission.call("make_loaders", data, batch_size, fraction, seed)
        after = global_state()
        facts: dict[str, Any] = {
            "loaders": loaders,
            "two": isinstance(loaders, tuple)
            and len(loaders) == 2
            and all(_is_subclass(_DataLoader, type(loader)) for loader in loaders),
            "drawn": [name for name in before if "random" in name and before[name] != after[name]],
            "train": [],
            "test": [],
        }
        found.append(facts)
        if not facts["two"]:
            break
        facts["lengths"] = [submission.guard(length, loader) for loader in loaders]
        for loader in loaders:
            submission.guard(at_home, loader)
        if number:
            make_others(submission, data, batch_size, fraction, seed - 1 if seed else 1)
        for what in plan:
            submission.guard(read, what, *loaders, size + 1, facts)
        facts["dataset kept"] = [int(data[at][1]) for at in range(len(data))] == list(range(size))
        facts["states"] = {name: value for name, value in global_state().items() if "random" in name}
    return found


def make_others(submission: Submission, data: Any, batch_size: int, fraction: float, seed: int) -> None:
    """Loaders that nobody reads, which must not matter to those that are there; the global random states are as if it had not been."""
    states = [read() for read, _ in _STATES]
    submission.call("make_loaders", data, batch_size, fraction, seed)
    for (_, put), state in zip(_STATES, states, strict=True):
        put(state)


def splits(submission: Submission, size: int, fraction: float, seeds: list[int]) -> list[Any]:
    """For each seed the numbers of the samples that train, as they come: where not all of them train, in order."""
    found = []
    for seed in seeds:
        train, _ = submission.call("make_loaders", DATASETS["a TensorDataset"](size), 4, fraction, seed)
        submission.guard(at_home, train)
        batches = submission.guard(lambda loader: list(passes(loader, size)), train)
        numbers = [number for batch in batches if isinstance(batch, list) for number in batch]
        found.append(sorted(numbers) if fraction < 1 else numbers)
    return found
