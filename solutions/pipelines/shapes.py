"""The stand-in for image data: ten classes of drawn shapes, written in the file formats of Fashion-MNIST and CIFAR-10.

torchvision's own classes read them. Each image is one shape, shifted, scaled, a little turned, drawn in a random grey (or
colour) on a random ground, with a second, fainter stroke across it and noise on top. Pixels at fixed places tell little, so a
linear model stays far behind a convolutional net. All of it is faint and near the middle grey: bytes that are brought to
-1..1 lie around 0, and from bytes that are brought to 0..1 a net first has to learn how bright the middle is, so it stays
behind. Samples are sorted by class, as many a data set on disk is: who does not shuffle learns one class after the other. The
same seed gives the same bytes.

File formats: http://yann.lecun.com/exdb/mnist/ (IDX) and https://www.cs.toronto.edu/~kriz/cifar.html (pickled batches).
"""

from __future__ import annotations

import os
import pickle
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

Floats = np.ndarray[Any, Any]
Bytes = np.ndarray[Any, Any]

#: The classes by number.
CLASSES = ("disc", "ring", "square", "frame", "triangle", "plus", "bars", "crescent", "star", "wedge")

TRAIN, TEST = 12_000, 2_000
SEED = 2_718
VERSION = 2  # of what is drawn: files of another version are made anew


def _box(u: Floats, v: Floats, a: float, b: float) -> Floats:
    """Signed distance (negative inside) to a box of half sizes a and b."""
    return np.maximum(np.abs(u) - a, np.abs(v) - b)


def _angle(u: Floats, v: Floats) -> Floats:
    return np.arctan2(v, u)


def _star(u: Floats, v: Floats) -> Floats:
    return np.hypot(u, v) - (0.62 + 0.34 * np.cos(5 * (_angle(u, v) + np.pi / 2)))


#: What each class is: a function of coordinates -1..1 that is negative inside of the shape.
_SHAPES: tuple[Callable[[Floats, Floats], Floats], ...] = (
    lambda u, v: np.hypot(u, v) - 0.8,
    lambda u, v: np.abs(np.hypot(u, v) - 0.68) - 0.18,
    lambda u, v: _box(u, v, 0.72, 0.72),
    lambda u, v: np.maximum(_box(u, v, 0.78, 0.78), -_box(u, v, 0.46, 0.46)),
    lambda u, v: np.maximum(v - 0.65, 2 * np.abs(u) - v - 0.95),
    lambda u, v: np.minimum(_box(u, v, 0.85, 0.26), _box(u, v, 0.26, 0.85)),
    lambda u, v: np.maximum(_box(u, v, 0.8, 0.8), -np.minimum(np.abs(v - 0.3), np.abs(v + 0.3)) + 0.14),
    lambda u, v: np.maximum(np.hypot(u, v) - 0.85, 0.66 - np.hypot(u - 0.42, v)),
    _star,
    lambda u, v: np.maximum(np.hypot(u, v) - 0.85, np.abs(_angle(u, v)) - 2.3),
)


def draw(labels: Bytes, size: int, channels: int, random: np.random.Generator) -> Bytes:
    """Images (N, channels, size, size), uint8, one for each label."""
    n = len(labels)
    line = (np.arange(size, dtype=np.float32) + 0.5) / size * 2 - 1
    y, x = np.meshgrid(line, line, indexing="ij")
    scale = random.uniform(0.48, 0.75, (n, 1, 1)).astype("f4")
    shift = (random.uniform(-1, 1, (2, n, 1, 1)) * (0.92 - scale)).astype("f4")
    turn = random.uniform(-0.35, 0.35, (n, 1, 1)).astype("f4")
    a, b = (x - shift[0]) / scale, (y - shift[1]) / scale
    u, v = a * np.cos(turn) + b * np.sin(turn), b * np.cos(turn) - a * np.sin(turn)
    soft = 2 / size / scale  # one pixel
    inside = np.empty((n, size, size), "f4")
    for label, shape in enumerate(_SHAPES):
        of = labels == label
        inside[of] = np.clip(0.5 - shape(u[of], v[of]) / soft[of], 0, 1)
    stroke = _strokes(n, x, y, size, random)
    faint = 0.8 * channels**-0.5  # what three channels say together, each has to say the more faintly
    ground = 0.5 + faint * random.uniform(-0.1, 0.05, (n, channels, 1, 1)).astype("f4")
    ink = faint * random.uniform(0.13, 0.27, (n, channels, 1, 1)).astype("f4")
    images = ground + ink * inside[:, None] + 0.08 * faint * stroke[:, None]
    images += random.normal(0, 0.024, images.shape).astype("f4")
    drawn: Bytes = (np.clip(images, 0, 1) * 255).astype(np.uint8)
    return drawn


def _strokes(n: int, x: Floats, y: Floats, size: int, random: np.random.Generator) -> Floats:
    """One thin line across each image, (n, size, size) from 0 to 1."""
    angle = random.uniform(0, np.pi, (n, 1, 1)).astype("f4")
    away = random.uniform(-0.7, 0.7, (n, 1, 1)).astype("f4")
    distance = np.abs(x * np.cos(angle) + y * np.sin(angle) - away)
    inked: Floats = np.clip(1.5 - distance * size / 2, 0, 1)
    return inked


def _labels(count: int) -> Bytes:
    """As many of each class, sorted by class."""
    return np.sort(np.arange(count) % len(CLASSES)).astype(np.uint8)


def write_fashion(folder: Path) -> None:
    """`folder/FashionMNIST/raw/` as `torchvision.datasets.FashionMNIST(folder)` reads it: 28 x 28, grey."""

    def fill(new: Path) -> None:
        for prefix, count, seed in (("train", TRAIN, SEED), ("t10k", TEST, SEED + 1)):
            labels = _labels(count)
            images = draw(labels, 28, 1, np.random.default_rng(seed))
            _idx(new / "raw" / f"{prefix}-images-idx3-ubyte", images[:, 0])
            _idx(new / "raw" / f"{prefix}-labels-idx1-ubyte", labels)

    _whole(folder / "FashionMNIST", fill)


def write_cifar10(folder: Path) -> None:
    """`folder/cifar-10-batches-py/` as `torchvision.datasets.CIFAR10(folder)` reads it: 32 x 32, three colours."""

    def fill(new: Path) -> None:
        labels = _labels(TRAIN)
        images = draw(labels, 32, 3, np.random.default_rng(SEED + 2))
        for number, rows in enumerate(np.array_split(np.arange(TRAIN), 5), 1):
            _batch(new / f"data_batch_{number}", images[rows], labels[rows])
        labels = _labels(TEST)
        _batch(new / "test_batch", draw(labels, 32, 3, np.random.default_rng(SEED + 3)), labels)
        (new / "batches.meta").write_bytes(pickle.dumps({"label_names": list(CLASSES)}, 2))

    _whole(folder / "cifar-10-batches-py", fill)


def _whole(target: Path, fill: Callable[[Path], None]) -> None:
    """Makes the folder, all of it or nothing; one that is whole and of this version stays."""
    mark = target / "drawn-shapes.txt"
    words = f"Drawn shapes, version {VERSION}, seed {SEED}, {TRAIN} + {TEST} images: a stand-in, made by the kit.\n"
    if mark.is_file() and mark.read_text() == words:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.{os.getpid()}")
    shutil.rmtree(new, ignore_errors=True)
    try:
        new.mkdir()
        fill(new)
        (new / mark.name).write_text(words)
        shutil.rmtree(target, ignore_errors=True)
        new.rename(target)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _idx(path: Path, values: Bytes) -> None:
    """An IDX file of unsigned bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = struct.pack(f">HBB{values.ndim}I", 0, 8, values.ndim, *values.shape)
    path.write_bytes(head + values.tobytes())


def _batch(path: Path, images: Bytes, labels: Bytes) -> None:
    """A pickled batch: rows of 3072 bytes, all red ones first."""
    rows = np.ascontiguousarray(images.reshape(len(images), -1))
    path.write_bytes(pickle.dumps({"data": rows, "labels": [int(label) for label in labels]}, 2))
