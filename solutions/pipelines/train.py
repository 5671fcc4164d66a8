"""Pipeline A: LeNet learns images. ``python -m solutions.pipelines.train --help``; `make train` calls it.

Everything that learns is in the solutions: `LeNet` (06), `make_sgd` (07), `make_loaders` (08), `train_one_epoch`, `evaluate`,
`collect_predictions`, `save_checkpoint` and `load_checkpoint` (09). Here is what a run needs besides: settings, bars, files.

A run is a function of its settings. The order of an epoch's batches follows from the seed and the epoch's number alone, so a
run that was cut off needs nothing but the last checkpoint to go on to the very same numbers.

In the folder of a run: `checkpoint.pt` (the last epoch), `best.pt` (the best one), `state.json` (settings, the epochs so far),
and at the end `summary.json`, `confusion.png`, `predictions.png`. Ctrl-C ends a run with its best epoch; in the first one,
where there is none, the weights so far go into `interrupted.pt`.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import nn

from solutions.pipelines import pictures
from solutions.pipelines.common import (
    Counted,
    RunFault,
    count,
    finished_first,
    plain,
    rate,
    read_json,
    run_folder,
    run_main,
    same_numbers,
    solution,
    versions,
    write_json,
    write_whole,
)
from solutions.pipelines.data import KINDS, Data, open_data

MOMENTUM = 0.9
SAMPLES = 24  # in the picture of predictions


@dataclass(frozen=True)
class Settings:
    """What a run's numbers depend on."""

    data: str
    epochs: int
    lr: float
    batch: int
    seed: int


@dataclass
class Run:
    """A run under way."""

    settings: Settings
    folder: Path
    data: Data
    device: torch.device
    net: nn.Module
    optimizer: torch.optim.Optimizer
    console: Console
    epochs: list[dict[str, Any]] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)
    interrupted: bool = False

    @property
    def best(self) -> dict[str, Any]:
        """The epoch of the best test accuracy, the first of equals."""
        return max(self.epochs, key=lambda row: row["test_accuracy"])


def parser() -> argparse.ArgumentParser:
    """The words of the command line."""
    made = argparse.ArgumentParser(prog="python -m solutions.pipelines.train", description="Trains LeNet on images.")
    made.add_argument("--data", choices=list(KINDS), default="fashion", help="what kind of images (fashion)")
    made.add_argument("--epochs", type=count, default=6, metavar="N", help="passes over the training set (6)")
    made.add_argument("--lr", type=rate, default=0.02, metavar="X", help="learning rate (0.02)")
    made.add_argument("--batch", type=count, default=32, metavar="N", help="samples a step (32)")
    made.add_argument("--seed", type=int, default=0, metavar="N", help="same seed, same numbers (0)")
    made.add_argument("--resume", action="store_true", help="go on from the last checkpoint")
    made.add_argument("--offline", action="store_true", help="never download")
    made.add_argument("--data-folder", type=Path, default=Path("data"), metavar="DIR", help="where images lie (data)")
    made.add_argument(
        "--out", type=Path, default=Path("runs/train"), metavar="DIR", help="the run's folder (runs/train)"
    )
    return made


def main(words: list[str] | None = None) -> int:
    """Trains; 0 when it is done, 130 when Ctrl-C ended it."""
    args = parser().parse_args(words)
    settings = Settings(args.data, args.epochs, args.lr, args.batch, args.seed)
    console = Console(highlight=False, soft_wrap=True)
    with run_folder(args.out) as folder:
        data = open_data(args.data, args.data_folder, offline=args.offline)
        console.print(f"Data: {data.source}.")
        run = begin(settings, folder, data, console)
        if args.resume:
            resume(run)
        console.print(f"Net: {plain(run.net)}, on {run.device}.")
        try:
            train(run)
        except KeyboardInterrupt:
            run.interrupted = True
            stop(run)
        if run.epochs:
            finish(run)
    return 130 if run.interrupted else 0


def begin(settings: Settings, folder: Path, data: Data, console: Console) -> Run:
    """A run at its very start."""
    same_numbers(settings.seed)
    device = solution("03_devices").pick_device()
    net = solution("06_modules").LeNet(data.channels, len(data.classes)).to(device)
    optimizer = solution("07_losses_and_steps").make_sgd(net, settings.lr, MOMENTUM)
    return Run(settings, folder, data, device, net, optimizer, console)


def resume(run: Run) -> None:
    """Takes the run up where its last checkpoint is; from the start where there is none."""
    checkpoint, state = run.folder / "checkpoint.pt", run.folder / "state.json"
    if not (checkpoint.exists() and state.exists()):
        run.console.print(f"Nothing to resume in {run.folder}: from the start.")
        return
    kept = read_json(state)
    before, now = {**kept["settings"], "source": kept["source"]}, {**asdict(run.settings), "source": run.data.source}
    other = [name for name in now if name != "epochs" and before.get(name) != now[name]]
    if other:
        told = ", ".join(f"{name} was {before.get(name)}, is {now[name]}" for name in other)
        raise RunFault(
            f"The run in {run.folder} had other settings ({told}): give the same ones, or run without RESUME."
        )
    try:
        epoch = solution("09_training").load_checkpoint(checkpoint, run.net, run.optimizer)
    except Exception as error:
        first = str(error).partition("\n")[0][:200]
        raise RunFault(f"{checkpoint} can't be read ({first}): run without RESUME.") from None
    run.epochs = kept["epochs"][:epoch]
    run.console.print(f"Resumed after epoch {epoch}.")


def train(run: Run) -> None:
    """The epochs that are left; after each a row, and a checkpoint."""
    run.console.print(f"{'epoch':>5} {'train loss':>11} {'test loss':>11} {'test accuracy':>14}")
    for row in run.epochs:
        show(run, row)
    for epoch in range(len(run.epochs) + 1, run.settings.epochs + 1):
        row = one_epoch(run, epoch)
        with finished_first():
            run.epochs.append(row)
            keep(run, epoch)
            show(run, row)


def stop(run: Run) -> None:
    """Says what Ctrl-C leaves. In the first epoch nothing is best yet, and files of an earlier run may be there: they stay."""
    if run.epochs:
        run.console.print(f"Interrupted: the weights of the best epoch so far, {run.best['epoch']}, are kept.")
        return
    kept, save = run.folder / "interrupted.pt", solution("09_training").save_checkpoint
    write_whole(kept, lambda aside: save(aside, run.net, run.optimizer, 0))
    run.console.print(f"Interrupted in the first epoch, so none is best yet: the weights so far are kept in {kept}.")


def show(run: Run, row: dict[str, Any]) -> None:
    """One row of the table of epochs."""
    run.console.print(
        f"{row['epoch']:>5} {row['train_loss']:>11.4f} {row['test_loss']:>11.4f} {row['test_accuracy']:>13.2%}"
    )


def one_epoch(run: Run, epoch: int) -> dict[str, Any]:
    """Trains and evaluates once, under a bar."""
    make_loaders, training = solution("08_data").make_loaders, solution("09_training")
    settings, criterion = run.settings, nn.CrossEntropyLoss()
    train_loader, _ = make_loaders(run.data.train, settings.batch, 1.0, settings.seed * 10_007 + epoch)
    _, test_loader = make_loaders(run.data.test, 500, 0.0, settings.seed)
    columns = TextColumn("epoch {task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    bar = Progress(*columns, console=run.console, transient=True, disable=not run.console.is_terminal)
    with bar:
        task = bar.add_task(f"{epoch}/{settings.epochs}", total=len(run.data.train) + len(run.data.test))
        counted = Counted(train_loader, lambda size: bar.advance(task, size))
        losses = training.train_one_epoch(run.net, counted, run.optimizer, criterion, run.device, log_every=1)
        tested = Counted(test_loader, lambda size: bar.advance(task, size))
        test_loss, accuracy = training.evaluate(run.net, tested, criterion, run.device)
    return {
        "epoch": epoch,
        "train_loss": counted.mean(losses),
        "test_loss": test_loss,
        "test_accuracy": accuracy,
    }


def keep(run: Run, epoch: int) -> None:
    """The state of the run after an epoch. The checkpoint comes last: what it needs is there before it is."""
    save = solution("09_training").save_checkpoint
    if run.best["epoch"] == epoch:
        write_whole(run.folder / "best.pt", lambda aside: save(aside, run.net, run.optimizer, epoch))
    kept = {"settings": asdict(run.settings), "source": run.data.source, "epochs": run.epochs}
    write_json(run.folder / "state.json", kept)
    write_whole(run.folder / "checkpoint.pt", lambda aside: save(aside, run.net, run.optimizer, epoch))


def finish(run: Run) -> None:
    """What the best epoch's net makes of the test set: numbers, pictures, the summary."""
    training, data = solution("09_training"), run.data
    training.load_checkpoint(run.folder / "best.pt", run.net, run.optimizer)
    _, loader = solution("08_data").make_loaders(data.test, 500, 0.0, run.settings.seed)
    probabilities, predicted, labels = training.collect_predictions(run.net, loader, run.device)
    counts = pictures.confusion(predicted, labels, len(data.classes))
    accuracy = float((predicted == labels).double().mean())
    per_class = (counts.diagonal() / counts.sum(1).clamp(min=1)).tolist()
    run.console.print(f"\nTest accuracy: {accuracy:.2%}, with the weights of epoch {run.best['epoch']}.")
    for name, share in zip(data.classes, per_class, strict=True):
        run.console.print(f"  {name:<12} {share:>7.1%}")
    pictures.draw_confusion(run.folder / "confusion.png", counts, data.classes)
    images = torch.cat([x for x, _ in loader])[:: max(1, len(labels) // SAMPLES)][:SAMPLES]
    rows = torch.arange(0, len(labels), max(1, len(labels) // SAMPLES))[:SAMPLES]
    pictures.draw_samples(run.folder / "predictions.png", images, probabilities[rows], labels[rows], data.classes)
    summary = {
        "settings": {**asdict(run.settings), "momentum": MOMENTUM},
        "data": data.source,
        "device": str(run.device),
        "versions": versions(),
        "epochs": run.epochs,
        "best_epoch": run.best["epoch"],
        "test_accuracy": accuracy,
        "test_accuracy_by_class": dict(zip(data.classes, per_class, strict=True)),
        "interrupted": run.interrupted,
        "seconds": round(time.monotonic() - run.started, 3),
    }
    write_json(run.folder / "summary.json", summary)
    run.console.print(f"summary.json, confusion.png and predictions.png are in {run.folder}.")


if __name__ == "__main__":
    sys.exit(run_main(main))
