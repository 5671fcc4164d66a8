"""What the pipelines share: the solutions as modules, a folder of their own for a run, files that are whole or not there."""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import importlib
import json
import math
import os
import platform
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
import torchvision
from torch import nn


def solution(stem: str) -> Any:
    """The module of one of the solutions ("09_training"): their names begin with digits, so `import` can't say them."""
    return importlib.import_module(f"solutions.{stem}")


class RunFault(Exception):
    """The run can't go on; its text is one sentence for whoever started it."""


def run_main(main: Callable[[list[str] | None], int], words: list[str] | None = None) -> int:
    """`main`'s exit code; a `RunFault` or a refusal of the system becomes one sentence and 2, Ctrl-C one and 130."""
    try:
        return main(words)
    except KeyboardInterrupt:
        print("Interrupted: nothing more is written. What is on disk is whole.")
        return 130
    except RunFault as fault:
        print(fault)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"The run stops: {error.strerror or error}{where}.")
    return 2


def count(text: str) -> int:
    """A whole number of at least 1, for argparse."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, not {text}")
    return value


def rate(text: str) -> float:
    """A finite number above 0, for argparse."""
    value = float(text)
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"must be a number above 0, not {text}")
    return value


def versions() -> dict[str, str]:
    """What the numbers were made with."""
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "torchvision": torchvision.__version__,
    }


def same_numbers(seed: int) -> None:
    """Seeds torch, and sees to it that nothing else decides: not how many cores there are, nor which algorithm is fastest today."""
    torch.manual_seed(seed)
    torch.set_num_threads(
        1
    )  # LeNet gains little from a second one, and loses much where that is busy with something else
    torch.backends.cudnn.benchmark = False
    torch.backends.cudnn.deterministic = True


@contextlib.contextmanager
def finished_first() -> Iterator[None]:
    """Ctrl-C waits until this is done: what belongs together is all there, or nothing of it."""
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Writes a file under another name and moves it into place: a reader, or a run after a crash, never sees half of it."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write(aside)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """A JSON file, whole or not there."""
    write_whole(path, lambda aside: aside.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8"))


def read_json(path: Path) -> Any:
    """What `write_json` wrote; `RunFault` where it is no JSON any more."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, UnicodeDecodeError):
        raise RunFault(f"{path} is damaged; delete it, or run without RESUME.") from None


@contextlib.contextmanager
def run_folder(folder: Path) -> Iterator[Path]:
    """The folder, held for this run alone."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / ".lock", "w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise RunFault(
                f"Another run is writing to {folder}: wait for it, or give this one a folder with OUT=."
            ) from None
        yield folder


class Counted:
    """A loader that tells how large each batch is that it gives, as it gives it."""

    def __init__(self, loader: Any, tell: Callable[[int], None] = lambda size: None) -> None:
        self.loader, self.tell = loader, tell
        self.sizes: list[int] = []

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        self.sizes = []
        for x, y in self.loader:
            self.sizes.append(len(y))
            yield x, y
            self.tell(len(y))

    def mean(self, losses: list[float]) -> float:
        """The mean over samples of the losses of the last pass's batches."""
        return sum(loss * size for loss, size in zip(losses, self.sizes, strict=True)) / sum(self.sizes)


def plain(net: nn.Module) -> str:
    """The net in one line, with how many numbers it learns."""
    parameters = solution("06_modules").count_parameters(net)
    return f"{type(net).__name__}, {parameters:,} parameters"
