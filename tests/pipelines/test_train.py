"""`make train`: what it learns, what it leaves on disk, how it goes on after it was killed, what it says when it can't."""

from __future__ import annotations

import fcntl
import importlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from solutions.pipelines import shapes

ROOT = Path(__file__).resolve().parents[2]
FULL = bool(
    os.environ.get("FULL")
)  # trains as long as the command does by itself, and tries all the ways to break a loop
EPOCHS, LEARNED = (6, 0.95) if FULL else (2, 0.85)
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}  # two tests run at once


def command(out: Path, data: Path, *words: str) -> dict[str, Any]:
    """Arguments for subprocess: the pipeline with these words, its folders, and no network."""
    folders = ("--out", str(out), "--data-folder", str(data), "--offline")
    return {
        "args": [sys.executable, "-m", "solutions.pipelines.train", *folders, *words],
        "cwd": ROOT,
        "env": ENVIRONMENT,
        "text": True,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.STDOUT,
    }


def rows(said: str) -> list[str]:
    """The table of epochs in what was printed."""
    return [line for line in said.splitlines() if line.strip()[:1].isdigit() and line.endswith("%") and "." in line]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder without real images, in which the stand-in is made once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which few images lie as Fashion-MNIST's own files: what a run keeps does not depend on how much it learns."""
    folder = tmp_path_factory.mktemp("few")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shapes, "TRAIN", 1_500)
        patch.setattr(shapes, "TEST", 200)
        shapes.write_fashion(folder)
    return folder


@pytest.fixture(scope="module")
def whole(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a whole run by default settings (but for the epochs, without FULL=1), and what it printed."""
    out = tmp_path_factory.mktemp("runs") / "train"
    shorter = () if FULL else ("--epochs", str(EPOCHS))
    done = subprocess.run(**command(out, data, *shorter), timeout=600, check=False)
    assert done.returncode == 0, done.stdout
    return out, done.stdout


def test_the_net_learns_the_stand_in(whole: tuple[Path, str]) -> None:
    """95 % of the test images are told right by default settings, 85 % after two epochs, and the run says which data it used."""
    out, said = whole
    summary = json.loads((out / "summary.json").read_text())
    assert summary["test_accuracy"] >= LEARNED
    assert summary["test_accuracy"] == max(row["test_accuracy"] for row in summary["epochs"])
    assert "Data: drawn shapes in the format of Fashion-MNIST, 12,000 + 2,000 images" in said
    assert len(rows(said)) == EPOCHS


def test_summary_has_what_is_promised(whole: tuple[Path, str]) -> None:
    """summary.json holds settings, data, device, versions, a row for each epoch, and the result."""
    summary = json.loads((whole[0] / "summary.json").read_text())
    assert summary["settings"] == {
        "data": "fashion",
        "epochs": EPOCHS,
        "lr": 0.02,
        "batch": 32,
        "seed": 0,
        "momentum": 0.9,
    }
    assert {"data", "device", "versions", "seconds"} <= set(summary)
    assert [row["epoch"] for row in summary["epochs"]] == list(range(1, EPOCHS + 1))
    assert all(set(row) == {"epoch", "train_loss", "test_loss", "test_accuracy"} for row in summary["epochs"])
    by_class = summary["test_accuracy_by_class"]
    assert len(by_class) == 10
    assert sum(by_class.values()) / 10 == pytest.approx(summary["test_accuracy"], abs=1e-6)  # as many of each class


@pytest.mark.parametrize("name", ["confusion.png", "predictions.png"])
def test_pictures_can_be_opened(whole: tuple[Path, str], name: str) -> None:
    """Confusion matrix and sample predictions are pictures, and not empty ones."""
    from PIL import Image

    with Image.open(whole[0] / name) as picture:
        assert picture.format == "PNG"
        assert min(picture.size) > 300
        assert len(set(picture.convert("L").resize((64, 64)).tobytes())) > 10


def test_a_killed_run_goes_on_to_the_same_numbers(
    few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Killed after its first epoch and resumed, the run prints the very table of one that nobody disturbed."""
    from solutions.pipelines import train

    def run(out: Path, *words: str) -> str:
        assert train.main(["--out", str(out), "--data-folder", str(few), "--offline", *words]) == 0
        return capsys.readouterr().out

    def summary(out: Path) -> Any:
        return json.loads((out / "summary.json").read_text())["epochs"]

    with subprocess.Popen(**command(tmp_path / "killed", few, "--epochs", "1000")) as killed:
        assert killed.stdout is not None
        for line in killed.stdout:
            if rows(line):
                break  # the first epoch is over
        killed.kill()
    assert not (tmp_path / "killed" / "summary.json").exists()
    kept = len(json.loads((tmp_path / "killed" / "state.json").read_text())["epochs"])
    epochs = str(kept + 2)
    resumed = run(tmp_path / "killed", "--epochs", epochs, "--resume")
    undisturbed = run(tmp_path / "undisturbed", "--epochs", epochs)
    # The checkpoint is written after state.json, and may be an epoch behind.
    assert re.search(rf"Resumed after epoch ({kept}|{kept - 1})\.", resumed)
    assert len(rows(undisturbed)) == kept + 2
    assert rows(resumed) == rows(undisturbed)
    assert summary(tmp_path / "killed") == summary(tmp_path / "undisturbed")


def test_ctrl_c_keeps_the_best_so_far(few: Path, tmp_path: Path) -> None:
    """Interrupted after its first epoch, the run ends with the best weights, their pictures, and 130."""
    out = tmp_path / "run"
    with subprocess.Popen(**command(out, few, "--epochs", "1000")) as run:
        assert run.stdout is not None
        for line in run.stdout:
            if rows(line):
                break
        run.send_signal(signal.SIGINT)
        said = run.stdout.read()
    assert run.returncode == 130, said
    summary = json.loads((out / "summary.json").read_text())
    assert summary["interrupted"] is True
    assert summary["test_accuracy"] == max(row["test_accuracy"] for row in summary["epochs"])
    assert (out / "best.pt").exists()
    assert (out / "confusion.png").exists()
    assert "Traceback" not in said


def test_ctrl_c_in_the_first_epoch_keeps_the_weights_so_far(data: Path, tmp_path: Path) -> None:
    """Before any epoch is over, one sentence says where the weights are, what an earlier run left stays, and it ends with 130."""
    earlier = [tmp_path / name for name in ("checkpoint.pt", "best.pt", "state.json")]
    for path in earlier:
        path.write_text("of an earlier run")
    with subprocess.Popen(**command(tmp_path, data, "--batch", "1")) as run:  # an epoch that takes minutes
        assert run.stdout is not None
        for line in run.stdout:
            if "train loss" in line:
                break  # the head of the table: the first epoch begins
        run.send_signal(signal.SIGINT)
        said = run.stdout.read()
    assert run.returncode == 130, said
    sentence = said.splitlines()[-1]  # rich may say the line before once more: Ctrl-C came while it wrote
    assert sentence.startswith("Interrupted in the first epoch")
    assert sentence.endswith(f"the weights so far are kept in {tmp_path / 'interrupted.pt'}.")
    assert "Traceback" not in said
    net = solution("06_modules").LeNet()
    optimizer = solution("07_losses_and_steps").make_sgd(net, 0.01, 0.9)
    assert solution("09_training").load_checkpoint(tmp_path / "interrupted.pt", net, optimizer) == 0
    assert {path.read_text() for path in earlier} == {"of an earlier run"}
    assert not (tmp_path / "summary.json").exists()


def test_ctrl_c_waits_for_what_belongs_together() -> None:
    """While checkpoints are written Ctrl-C is noted, and comes when they are there."""
    from solutions.pipelines.common import finished_first

    done = []

    def both() -> None:
        with finished_first():
            signal.raise_signal(signal.SIGINT)
            done.append("all of it")

    with pytest.raises(KeyboardInterrupt):
        both()
    assert done == ["all of it"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_before_the_training_is_one_sentence(
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Interrupted while images are read, the run says that it writes nothing more, and ends with 130."""
    from solutions.pipelines import train
    from solutions.pipelines.common import run_main

    def interrupted(*given: Any, **how: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(train, "open_data", interrupted)
    assert run_main(train.main, ["--out", str(tmp_path / "run"), "--data-folder", str(data)]) == 130
    assert capsys.readouterr().out == "Interrupted: nothing more is written. What is on disk is whole.\n"


def test_colour_images_are_read_by_cifars_class(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """DATA=cifar10 trains on three channels, and the class names come from the stand-in."""
    from solutions.pipelines import train

    monkeypatch.setattr(shapes, "TRAIN", 1_500)
    monkeypatch.setattr(shapes, "TEST", 200)
    folders = ["--out", str(tmp_path / "run"), "--data-folder", str(tmp_path / "data"), "--offline"]
    assert train.main([*folders, "--data", "cifar10", "--epochs", "1"]) == 0
    said = capsys.readouterr().out
    assert "in the format of CIFAR-10, 1,500 + 200 images" in said
    assert "crescent" in said
    assert "62,006 parameters" in said


# ------------------------------------------------------------------------------------------------------------ refusals


@pytest.fixture
def begun(whole: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the whole run's folder."""
    out = tmp_path / "run"
    out.mkdir()
    for name in ("checkpoint.pt", "best.pt", "state.json"):
        (out / name).write_bytes((whole[0] / name).read_bytes())
    return out


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a run says that ends with 2: played in this process, for it comes to no training."""

    def said(out: Path, data: Path, *words: str) -> str:
        from solutions.pipelines import train
        from solutions.pipelines.common import run_main

        folders = ["--out", str(out), "--data-folder", str(data), "--offline"]
        try:
            code = run_main(train.main, [*folders, *words])
        except SystemExit as end:
            code = end.code
        assert code == 2
        return "".join(capsys.readouterr())

    return said


def test_another_rate_is_not_resumed(begun: Path, data: Path, refused: Callable[..., str]) -> None:
    """Going on with other settings would mix two runs: it is refused, with what differs."""
    assert "lr was 0.02, is 0.5" in refused(begun, data, "--resume", "--lr", "0.5")


def test_damaged_checkpoint_is_told(begun: Path, data: Path, refused: Callable[..., str]) -> None:
    """A checkpoint that can't be read is one sentence."""
    (begun / "checkpoint.pt").write_bytes(b"PK no more")
    assert "checkpoint.pt can't be read" in refused(begun, data, "--resume")


def test_damaged_state_is_told(begun: Path, data: Path, refused: Callable[..., str]) -> None:
    """The same for the file with the epochs so far."""
    (begun / "state.json").write_text("{")
    assert "state.json is damaged" in refused(begun, data, "--resume")


def test_two_runs_do_not_write_into_one_folder(data: Path, tmp_path: Path, refused: Callable[..., str]) -> None:
    """While one run holds a folder another one is refused."""
    out = tmp_path / "run"
    out.mkdir()
    with open(out / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "Another run is writing" in refused(out, data)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--epochs", "0"), "must be at least 1"),
        (("--lr", "nan"), "must be a number above 0"),
        (("--batch", "many"), "invalid"),
        (("--data", "mnist"), "invalid choice"),
    ],
)
def test_bad_settings_are_refused(
    words: tuple[str, str], says: str, data: Path, tmp_path: Path, refused: Callable[..., str]
) -> None:
    """A setting that makes no sense is refused before anything is read or written."""
    assert says in refused(tmp_path / "run", data, *words)
    assert not (tmp_path / "run").exists()


def test_damaged_real_images_are_told(tmp_path: Path, refused: Callable[..., str]) -> None:
    """Files of Fashion-MNIST that can't be read are one sentence, and are not replaced by the stand-in without a word."""
    raw = tmp_path / "data" / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for part in ("train", "t10k"):
        for kind in ("images-idx3", "labels-idx1"):
            (raw / f"{part}-{kind}-ubyte").write_bytes(b"not this")
    assert "can't be read" in refused(tmp_path / "run", tmp_path / "data")


# ------------------------------------------------------------------------------------------------- how hard the stand-in is


@pytest.fixture(scope="module")
def images(data: Path) -> Iterator[Callable[[str], Any]]:
    """The stand-in of that name as the pipeline reads it, with torch in one thread."""
    import torch

    from solutions.pipelines.data import open_data

    before, opened = torch.get_num_threads(), {}
    torch.set_num_threads(1)

    def stand_in(name: str) -> Any:
        if name not in opened:
            opened[name] = open_data(name, data, offline=True)
        return opened[name]

    yield stand_in
    torch.set_num_threads(before)


def solution(stem: str) -> Any:
    """A module of the solutions."""
    return importlib.import_module(f"solutions.{stem}")


def as_they_are(x: Any) -> Any:
    return x


def from_0_to_1(x: Any) -> Any:
    """Images as they are where bytes are divided by 255 and no more is done."""
    return (x + 1) / 2


def accuracy(
    net: Any, images: Any, *, shuffle: bool = True, zero: bool = True, train: Any = as_they_are, test: Any = as_they_are
) -> float:
    """The best test accuracy of as many epochs as the pipeline takes, of a loop that is broken where it is told to be."""
    import torch
    from torch.utils.data import DataLoader, TensorDataset

    optimizer = solution("07_losses_and_steps").make_sgd(net, 0.02, 0.9)
    if not zero:
        optimizer.zero_grad = lambda: None
    x, y = images.train.tensors
    trained, tested = TensorDataset(train(x), y), TensorDataset(test(images.test.tensors[0]), images.test.tensors[1])
    training, criterion, best = solution("09_training"), torch.nn.CrossEntropyLoss(), 0.0
    order = torch.Generator().manual_seed(0)
    for _ in range(EPOCHS):
        loader = DataLoader(trained, 32, shuffle=shuffle, generator=order)
        training.train_one_epoch(net, loader, optimizer, criterion, "cpu", 1)
        best = max(best, training.evaluate(net, DataLoader(tested, 500), criterion, "cpu")[1])
    return best


def lenet(seed: int, channels: int = 1) -> Any:
    """A net that has learned nothing yet."""
    import torch

    torch.manual_seed(seed)
    return solution("06_modules").LeNet(channels)


def test_a_linear_model_stays_behind(images: Callable[[str], Any]) -> None:
    """One linear layer tells at most 85 % of the test images right."""
    import torch

    torch.manual_seed(0)
    assert accuracy(torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(1024, 10)), images("fashion")) <= 0.85


BROKEN: dict[str, dict[str, Any]] = {
    "not shuffled": {"shuffle": False},
    "a frozen layer": {},
    "not zeroed": {"zero": False},
    "another scale for the test": {"test": lambda x: x / 4},
    "0..1 for the test": {"test": from_0_to_1},
}


@pytest.mark.skipif(not FULL, reason="trains for minutes: FULL=1")
@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_loop_stays_behind(images: Callable[[str], Any], broken: str) -> None:
    """Without zeroing, shuffling, one scale for training and test, or with a frozen layer, LeNet stays below 95 %."""
    net = lenet(0)
    net.conv1.requires_grad_(broken != "a frozen layer")
    assert accuracy(net, images("fashion"), **BROKEN[broken]) < 0.95


@pytest.mark.skipif(not FULL, reason="trains for minutes: FULL=1")
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("name", "channels"), [("fashion", 1), ("cifar10", 3)])
def test_the_range_of_the_images_matters(images: Callable[[str], Any], name: str, channels: int, seed: int) -> None:
    """LeNet tells 96.5 % right from images in -1..1, and stays below 95 % where they are in 0..1, for training and test alike."""
    assert accuracy(lenet(seed, channels), images(name)) >= 0.965
    assert accuracy(lenet(seed, channels), images(name), train=from_0_to_1, test=from_0_to_1) < 0.95
