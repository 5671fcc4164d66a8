"""Attacks on the kit around a run: what lies beside the exercises, what they are links to, how folders are called.

A submission is read, never imported: whatever else its folder holds must neither run nor change a verdict.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.judge.client import ROOT
from graders.session import Options
from graders.warm import WarmJudge
from tests.helpers import command, submission

FILE = "01_tensors.py"
ONLY = ("add_in_place", "transpose_in_place")
WRONG = "def add_in_place(y, x):\n    return y + x\n\n\ndef transpose_in_place(x):\n    return x.t_()\n"
VERDICTS = {"add_in_place": "failed", "transpose_in_place": "passed"}

#: What Python, pytest, Hypothesis or NumPy might pick up from a folder. `{}` is where it tells that it ran.
MODULES = (
    "conftest",
    "torch",
    "numpy",
    "json",
    "pytest",
    "hypothesis",
    "graders",
    "sitecustomize",
    "usercustomize",
    "struct",
    "socket",
)
EVIL = """
import os
open({!r}, "a").write(__name__ + " in " + os.getcwd() + "\\n")
def pytest_runtest_makereport(item, call):
    return None
def pytest_collection_modifyitems(items):
    items.clear()
"""
SETTINGS = {
    "pytest.ini": "[pytest]\naddopts = -p conftest --co\npython_files = *.py\n",
    "tox.ini": "[pytest]\naddopts = -p conftest --co\n",
    "setup.cfg": "[tool:pytest]\naddopts = -p conftest --co\n",
    "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "-p conftest --co"\npythonpath = ["."]\n',
    "evil.pth": "import conftest\n",
    "requirements.txt": "evil\n",
    "Makefile": "grade:\n\t@echo 45 of 45 points\n",
}


@pytest.fixture(scope="module")
def judge() -> Iterator[WarmJudge]:
    """One warm judge for this module."""
    with WarmJudge(ONLY) as made:
        yield made


@pytest.fixture
def trap(tmp_path: Path) -> tuple[Path, Path]:
    """A submission amid everything that might be picked up, and the file in which whatever ran has left its name."""
    told = tmp_path / "it-ran"
    evil = EVIL.format(str(told))
    folder = submission(tmp_path / "trap", {FILE: WRONG, **SETTINGS})
    for name in MODULES:
        (folder / f"{name}.py").write_text(evil)
    package = submission(folder / "graders" / "checks", {"__init__.py": evil, "test_01_tensors.py": evil})
    submission(package.parent, {"__init__.py": evil, "__main__.py": evil})
    submission(folder / "__pycache__", {f"01_tensors.{sys.implementation.cache_tag}.pyc": evil})
    submission(folder / ".hypothesis" / "examples", {"a": evil})
    submission(folder / "report", {"report.json": '{"points": 45}'})
    return folder, told


def verdicts(report: Path) -> dict[str, str]:
    """Verdicts by exercise, as report.json has them."""
    return {entry["name"]: entry["status"] for entry in json.loads(report.read_text())["exercises"]}


def only(*names: str) -> list[str]:
    """The options that choose these exercises."""
    return [word for name in names or ONLY for word in ("--only", name)]


def test_nothing_beside_the_exercises_is_picked_up(judge: WarmJudge, trap: tuple[Path, Path]) -> None:
    """Modules, conftest, settings, compiled code and databases in a submission's folder change no verdict and never run."""
    folder, told = trap
    report = judge.grade(Options(folder=folder, only=ONLY, workers=0))
    assert {result.name: result.status for result in report.exercises} == VERDICTS
    assert not told.exists(), told.read_text()


def test_nothing_is_picked_up_by_the_command_with_several_judges(trap: tuple[Path, Path], tmp_path: Path) -> None:
    """The same through the command, with two judges."""
    folder, told = trap
    words = command(
        "grade", str(folder), *only(), "--report", str(tmp_path / "out"), "--workers", "2", PYTEST_ADDOPTS="--co"
    )
    done = subprocess.run(**words, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    assert verdicts(tmp_path / "out" / "report.json") == VERDICTS
    assert not told.exists(), told.read_text()


def test_nothing_is_picked_up_where_pytest_is_run_from_inside(trap: tuple[Path, Path]) -> None:
    """Plain pytest over the kit's checks, started in the submission's folder."""
    folder, told = trap
    words = [
        sys.executable,
        "-P",
        "-m",
        "pytest",
        "-q",
        str(ROOT / "graders" / "checks" / f"test_{FILE}"),
        "--submission",
        ".",
        *only(),
    ]
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "PYTHON"))}
    done = subprocess.run(words, cwd=folder, env=plain, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2 failed, 2 passed" in done.stdout
    assert not told.exists(), told.read_text()


def linked(folder: Path, target: Path) -> Path:
    """A submission whose file is a link."""
    folder.mkdir()
    (folder / FILE).symlink_to(target)
    return folder


def inner_link(folder: Path, target: Path) -> Path:
    """A submission whose inner folder of exercises is a link."""
    folder.mkdir()
    (folder / "exercises").symlink_to(target.parent, target_is_directory=True)
    return folder


def link_within(folder: Path, target: Path) -> Path:
    """A submission whose file is a link that climbs out."""
    folder.mkdir()
    (folder / FILE).symlink_to(os.path.relpath(target, folder))
    return folder


@pytest.mark.parametrize("made", [linked, inner_link, link_within])
def test_links_to_the_solutions_earn_nothing(judge: WarmJudge, tmp_path: Path, made: object) -> None:
    """A file or folder that is a link to the kit's solutions is not followed, and the sentence says so or that it is missing."""
    folder = made(tmp_path / "it", ROOT / "solutions" / FILE)  # type: ignore[operator]
    report = judge.grade(Options(folder=folder, only=ONLY, workers=0))
    assert [result.status for result in report.exercises] == ["failed", "failed"]
    assert all("link" in result.message or "not there" in result.message for result in report.exercises)


def test_a_link_to_a_secret_shows_nothing_of_it(judge: WarmJudge, tmp_path: Path) -> None:
    """A link to a file that only the judge may read puts none of its text into a message."""
    secret = tmp_path / "secret"
    secret.write_text("root:hunter2:0:0\n")
    secret.chmod(0o600)
    report = judge.grade(Options(folder=linked(tmp_path / "it", secret), only=ONLY, workers=0))
    assert "hunter2" not in json.dumps(report.to_json())


def test_a_file_that_never_ends_is_not_read_to_its_end(judge: WarmJudge, tmp_path: Path) -> None:
    """A file with a hole of a terabyte costs no memory and says that it is too large."""
    folder = submission(tmp_path / "it", {FILE: WRONG})
    os.truncate(folder / FILE, 1 << 40)
    report = judge.grade(Options(folder=folder, only=ONLY, workers=0))
    assert all("larger than" in result.message for result in report.exercises)


NAMES = (
    "-rf",
    "--only",
    "~",
    "$(touch x)",
    "a\tb",
    "=1+1",
    "index.html",
    "report.json",
    "\u202egnol",
    "x" * 200,
)


def test_names_of_folders_stay_where_they_belong(tmp_path: Path) -> None:
    """Whatever submissions are called, each gets its report under its own name and nothing outside of OUT is written."""
    inside, out = tmp_path / "in", tmp_path / "out"
    for name in NAMES:
        submission(inside / name, {FILE: WRONG})
    (inside / "solutions").symlink_to(ROOT / "solutions", target_is_directory=True)
    (inside / "up").symlink_to("..", target_is_directory=True)
    words = command("cohort", str(inside), "--out", str(out), *only("transpose_in_place"))
    done = subprocess.run(**words, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in out.iterdir()} == {*NAMES, "grades.csv"}
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out"}
    with open(out / "grades.csv", encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == len(NAMES) + 1


def test_a_submission_called_like_the_table_is_refused_at_once(tmp_path: Path) -> None:
    """A folder "grades.csv" would stand where the table goes: said before an hour of grading, not after."""
    submission(tmp_path / "in" / "grades.csv", {FILE: WRONG})
    submission(tmp_path / "in" / "ada", {FILE: WRONG})
    done = subprocess.run(
        **command("cohort", str(tmp_path / "in"), "--out", str(tmp_path / "out"), *only()), timeout=120, check=False
    )
    assert done.returncode == 2
    assert "grades.csv" in done.stderr
    assert not (tmp_path / "out").exists()


def test_reports_do_not_follow_links(tmp_path: Path) -> None:
    """Links of the reports' names, in a folder that is graded into itself, are replaced and not written through."""
    kept = tmp_path / "kept"
    kept.write_text("as it was")
    folder = submission(tmp_path / "in" / "mallory", {FILE: WRONG})
    for name in ("report.json", "junit.xml", "index.html"):
        (folder / name).symlink_to(kept)
    words = command("cohort", str(tmp_path / "in"), "--out", str(tmp_path / "in"), *only("transpose_in_place"))
    done = subprocess.run(**words, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert kept.read_text() == "as it was"
    assert verdicts(folder / "report.json") == {"transpose_in_place": "passed"}
