"""Images to train on: Fashion-MNIST and CIFAR-10 by torchvision's own classes, or drawn shapes in the same file formats.

Real files are used where they lie in the folder. Where they do not they are downloaded (torchvision shows a bar and checks
the files' check-sums); without a network the stand-in of `shapes` is made and read by the same classes.
"""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import torch
from torch import Tensor, nn
from torch.utils.data import TensorDataset
from torchvision import datasets

from solutions.pipelines import shapes
from solutions.pipelines.common import RunFault, solution

PATIENCE = 5.0  # seconds for a first answer of the server


@dataclass(frozen=True)
class Data:
    """Images (N, C, 32, 32), float32 from -1 to 1, with labels (N,), int64. `source` is a sentence for the reader."""

    train: TensorDataset
    test: TensorDataset
    classes: tuple[str, ...]
    channels: int
    source: str


class DrawnCIFAR10(datasets.CIFAR10):  # type: ignore[misc]
    """CIFAR10 without the check-sums of the real files, which drawn ones can't have."""

    train_list: ClassVar = [[name, None] for name, _ in datasets.CIFAR10.train_list]
    test_list: ClassVar = [[name, None] for name, _ in datasets.CIFAR10.test_list]
    meta: ClassVar = {**datasets.CIFAR10.meta, "md5": None}


@dataclass(frozen=True)
class _Kind:
    title: str
    real: Any
    drawn: Any
    write: Callable[[Path], None]
    server: str


KINDS = {
    "fashion": _Kind(
        "Fashion-MNIST",
        datasets.FashionMNIST,
        datasets.FashionMNIST,
        shapes.write_fashion,
        datasets.FashionMNIST.mirrors[0] + "train-labels-idx1-ubyte.gz",
    ),
    "cifar10": _Kind("CIFAR-10", datasets.CIFAR10, DrawnCIFAR10, shapes.write_cifar10, datasets.CIFAR10.url),
}


def open_data(name: str, folder: Path, *, offline: bool = False) -> Data:
    """The images of that name ("fashion" or "cifar10"): from the folder, downloaded into it, or drawn."""
    kind = KINDS[name]
    parts = on_disk(kind, folder)
    how = f"from {folder}"
    if parts is None and not offline and answers(kind.server):
        parts, how = downloaded(kind, folder), f"downloaded into {folder}"
    if parts is not None:
        return prepared(parts, tuple(parts[0].classes), f"{kind.title}, {sizes(parts)} images {how}")
    drawn = folder / "drawn-shapes"
    kind.write(drawn)
    parts = kind.drawn(drawn, train=True), kind.drawn(drawn, train=False)
    why = "and no network" if not offline else "and OFFLINE is set"
    source = f"drawn shapes in the format of {kind.title}, {sizes(parts)} images (no {kind.title} in {folder}, {why})"
    return prepared(parts, shapes.CLASSES, source)


def on_disk(kind: _Kind, folder: Path) -> tuple[Any, Any] | None:
    """Both parts where the real files lie in the folder; `RunFault` where they are damaged."""
    try:
        return kind.real(folder, train=True), kind.real(folder, train=False)
    except RuntimeError:  # torchvision's "Dataset not found or corrupted"
        return None
    except Exception as error:
        raise RunFault(
            f"The files of {kind.title} in {folder} can't be read ({type(error).__name__}: {error}); delete them."
        ) from None


def downloaded(kind: _Kind, folder: Path) -> tuple[Any, Any] | None:
    """Both parts after a download; None, with a word, where that breaks off."""
    try:
        return kind.real(folder, train=True, download=True), kind.real(folder, train=False, download=True)
    except (OSError, RuntimeError) as error:
        print(f"The download of {kind.title} broke off: {error}")
        return None


def answers(url: str) -> bool:
    """Whether the server answers in time. In a thread of its own, for looking up a name has no time limit."""
    found: list[bool] = []

    def ask() -> None:
        try:
            with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=PATIENCE):
                found.append(True)
        except (OSError, ValueError):
            found.append(False)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return found == [True]


def sizes(parts: tuple[Any, Any]) -> str:
    """ "60,000 + 10,000"."""
    return " + ".join(f"{len(part):,}" for part in parts)


def prepared(parts: tuple[Any, Any], classes: tuple[str, ...], source: str) -> Data:
    """Both parts as tensors that LeNet takes."""
    train, test = (tensors(part) for part in parts)
    return Data(train, test, classes, train.tensors[0].shape[1], source)


def tensors(part: Any) -> TensorDataset:
    """All images at once: (N, H, W) or (N, H, W, C) bytes become (N, C, 32, 32) from -1 to 1, with a black border where smaller."""
    images = torch.as_tensor(part.data)
    images = images.unsqueeze(1) if images.dim() == 3 else images.permute(0, 3, 1, 2)
    scaled: Tensor = solution("08_data").normalize_images(images.contiguous())
    rest = 32 - scaled.shape[-1]
    border = [rest // 2, rest - rest // 2] * 2
    return TensorDataset(nn.functional.pad(scaled, border, value=-1.0), torch.as_tensor(part.targets))
