"""Pictures of a trained classifier, drawn by matplotlib without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
import torch
from torch import Tensor

from solutions.pipelines.common import solution, write_whole

mpl.use("Agg")
from matplotlib import pyplot as plt
from matplotlib.figure import Figure


def confusion(predicted: Tensor, labels: Tensor, classes: int) -> Tensor:
    """How often each true class (row) was taken for each class (column): (C, C), int64."""
    return torch.bincount(labels * classes + predicted, minlength=classes * classes).view(classes, classes)


def draw_confusion(path: Path, counts: Tensor, classes: Sequence[str]) -> None:
    """A PNG of the confusion matrix with its numbers."""
    figure, axes = plt.subplots(figsize=(7, 6.4), layout="constrained")
    shares = counts / counts.sum(1, keepdim=True).clamp(min=1)
    axes.imshow(shares.numpy(), cmap="Blues", vmin=0, vmax=1)
    for row in range(len(classes)):
        for column in range(len(classes)):
            colour = "white" if shares[row, column] > 0.5 else "black"
            axes.text(column, row, str(int(counts[row, column])), ha="center", va="center", color=colour, fontsize=8)
    axes.set_xticks(range(len(classes)), classes, rotation=45, ha="right")
    axes.set_yticks(range(len(classes)), classes)
    axes.set(xlabel="predicted", ylabel="true", title="Test set: how often each class was taken for which")
    save(path, figure)


def draw_samples(
    path: Path, images: Tensor, probabilities: Tensor, labels: Tensor, classes: Sequence[str], columns: int = 8
) -> None:
    """A PNG of images (N, C, H, W) from -1 to 1, each with what it was taken for, how surely, and what it is where that differs."""
    winner, predicted = probabilities.max(1)
    rows = -(-len(images) // columns)
    figure, grid = plt.subplots(rows, columns, figsize=(1.5 * columns, 1.9 * rows), layout="constrained", squeeze=False)
    shown = solution("08_data").unnormalize(images).permute(0, 2, 3, 1).numpy()  # (N, H, W, C)
    for index, axes in enumerate(grid.flat):
        axes.set_axis_off()
        if index >= len(images):
            continue
        right = bool(predicted[index] == labels[index])
        axes.imshow(shown[index].squeeze(-1) if shown.shape[-1] == 1 else shown[index], cmap="gray", vmin=0, vmax=1)
        title = f"{classes[predicted[index]]} {winner[index]:.0%}"
        if not right:
            title += f"\n(is {classes[labels[index]]})"
        axes.set_title(title, fontsize=8, color="black" if right else "crimson")
    save(path, figure)


def save(path: Path, figure: Figure) -> None:
    """Writes the figure as PNG, whole or not at all, and lets go of it."""
    try:
        write_whole(path, lambda aside: figure.savefig(aside, format="png", dpi=110))
    finally:
        plt.close(figure)
