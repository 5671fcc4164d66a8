"""Checks on a real GPU: found, opened, judged and told of. No machine of the tests has one, so simulated devices stand in.

The stand-in has its memory apart from the judge's, as a real GPU has: inputs are copied there, and what became of them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graders import session
from graders.judge import gpu
from graders.judge import session as judge_session
from graders.record import CheckResult, Report
from graders.session import Options
from graders.warm import WarmJudge

ROOT = Path(__file__).parents[2]
ONLY = ("add_in_place", "fresh_copy", "detached_view", "train_step")
find = gpu.find  # as it is where nothing stands in
REAL = dict(judge_session.SWITCHES["cuda"])
Grade = Callable[..., Report]

WRONG = {
    "add_in_place": "def add_in_place(y, x):\n    return y + x",
    "fresh_copy": "def fresh_copy(x, device):\n    return x.detach().to(device)",
    "detached_view": "def detached_view(x):\n    return x.detach().clone()",
    "train_step": """
def train_step(net, optimizer, criterion, x, y):
    net.train()
    loss = criterion(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
""",
}


def on_a_gpu(report: Report) -> dict[str, list[CheckResult]]:
    """Each exercise's checks on a real GPU."""
    return {e.name: [check for check in e.checks if check.device == "cuda"] for e in report.exercises}


@pytest.fixture(scope="module")
def grade() -> Iterator[Grade]:
    """Grades on a machine whose GPU is simulated devices with memory of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(judge_session.SWITCHES, "cuda", {"simulated": 2, "copies": True})
        patch.setattr(gpu, "find", lambda asked="auto": gpu.Gpu())
        with WarmJudge(ONLY, device="auto") as judge:

            def grade(folder: Path, only: tuple[str, ...] = ONLY, **options: Any) -> Report:
                return judge.grade(Options(folder=folder, only=only, workers=0, **options))

            yield grade


def test_right_answers_pass_on_a_gpu(grade: Grade) -> None:
    """The solutions pass there too: in place, copied, sharing, trained; and it gives no points."""
    report = grade(ROOT / "solutions")
    assert {check.status for checks in on_a_gpu(report).values() for check in checks} == {"passed"}
    assert all(on_a_gpu(report).values())
    assert report.points == report.max_points
    assert not any(check.counts for checks in on_a_gpu(report).values() for check in checks)


def test_wrong_answers_fail_on_a_gpu(grade: Grade, tmp_path: Path) -> None:
    """What happened to arguments, and what shares memory, is seen there as on the CPU, and the message says where."""
    for file in {e.file for e in session.load().select(ONLY)}:
        texts = [text for name, text in WRONG.items() if session.load().exercise(name).file == file]
        (tmp_path / file).write_text("import torch\n\n" + "\n\n".join(texts), "utf-8")
    report = grade(tmp_path)
    for name, checks in on_a_gpu(report).items():
        failed = [check for check in checks if check.status == "failed"]
        assert failed, name
        assert "on a real GPU" in failed[0].message
    by_name = {e.name: {c.device: c for c in e.checks} for e in report.exercises}
    for name in ("add_in_place", "detached_view"):
        assert by_name[name]["cuda"].mistake == by_name[name]["simulated"].mistake


def test_a_failure_on_a_gpu_costs_nothing_unless_asked_for(grade: Grade, tmp_path: Path) -> None:
    """An answer that fails on the GPU alone keeps its points, and loses them where an instructor insists on the GPU."""
    real = "os.environ.get('CUDA_VISIBLE_DEVICES') is None"  # hidden from all other workers
    text = f"import os\n\ndef add_in_place(y, x):\n    return y + x if {real} else y.add_(x)\n"
    (tmp_path / "01_tensors.py").write_text(text, "utf-8")
    lenient, strict = (grade(tmp_path, ("add_in_place",), device=device) for device in ("auto", "cuda"))
    assert [report.exercises[0].points for report in (lenient, strict)] == [1.0, 0.0]
    assert on_a_gpu(lenient)["add_in_place"][0].status == "failed"


def test_a_gpu_that_torch_cannot_use_is_skipped_with_the_reason(tmp_path: Path) -> None:
    """Device files are there, but the driver is not: skipped, or where real GPUs count, a kit fault; both say why."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(judge_session.SWITCHES, "cuda", REAL)
        patch.setattr(gpu, "find", lambda asked="auto": gpu.Gpu())
        with WarmJudge(("add_in_place",), device="auto") as judge:
            given = Options(folder=ROOT / "solutions", only=("add_in_place",), workers=0)
            lenient, strict = (judge.grade(replace(given, device=device)) for device in ("auto", "cuda"))
    (skipped,), (broken,) = on_a_gpu(lenient)["add_in_place"], on_a_gpu(strict)["add_in_place"]
    assert (skipped.status, broken.status) == ("skipped", "kit_error")
    assert skipped.message.startswith("The GPU can't be used: ")
    assert skipped.message in broken.message
    assert (lenient.points, lenient.exercises[0].status) == (1.0, "passed")
    assert strict.exercises[0].status == "kit_error"


def nodes(folder: Path, *names: str) -> str:
    """A root with those device files."""
    (folder / "dev").mkdir()
    for name in names:
        (folder / "dev" / name).touch()
    return str(folder)


def test_a_gpu_is_found_by_its_device_files(tmp_path: Path) -> None:
    """All that CUDA opens are named, and what else lies there is not."""
    root = nodes(tmp_path, "nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm", "null", "nvidia-modeset")
    found = find("auto", {}, root)
    assert found.why_not == ""
    assert [node.removeprefix(f"{root}/dev/") for node in found.nodes] == [
        "nvidia-uvm",
        "nvidia0",
        "nvidia1",
        "nvidiactl",
    ]


@pytest.mark.parametrize(
    ("names", "asked", "environment", "why"),
    [
        ((), "auto", {}, "There is no GPU."),
        (("nvidiactl",), "auto", {}, "There is no GPU."),
        (("nvidia0", "nvidiactl"), "cpu", {}, "DEVICE=cpu leaves the real GPU out."),
        (("nvidia0",), "cuda", {"CUDA_VISIBLE_DEVICES": ""}, "CUDA_VISIBLE_DEVICES hides the GPU."),
        (("nvidia0",), "auto", {"CUDA_VISIBLE_DEVICES": "-1"}, "CUDA_VISIBLE_DEVICES hides the GPU."),
        (("dxg",), "auto", {}, ""),
        (("nvidia0",), "auto", {"CUDA_VISIBLE_DEVICES": "1"}, ""),
    ],
)
def test_where_there_is_no_gpu_it_says_why(
    tmp_path: Path, names: tuple[str, ...], asked: str, environment: dict[str, str], why: str
) -> None:
    """One sentence for each reason; under WSL one device file is all there is."""
    assert find(asked, environment, nodes(tmp_path, *names)).why_not == why


def test_only_folders_with_a_driver_are_shown_to_workers(tmp_path: Path) -> None:
    """Of LD_LIBRARY_PATH a worker may read what holds libcuda, and the path itself reaches the process that loads it."""
    root = nodes(tmp_path, "nvidia0")
    for folder, file in (("driver", "libcuda.so.1"), ("home", "secret.txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / file).touch()
    found = find("auto", {"LD_LIBRARY_PATH": "/driver:/home:relative"}, root)
    assert found.libraries == ("/driver",)
    assert dict(found.environment) == {"LD_LIBRARY_PATH": "/driver:/home:relative"}
