"""A cohort: everybody is graded, whatever one of them did, and the table says it under every name."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graders import cohort
from graders.catalog import load
from graders.faults import KitFault, UsageFault
from graders.record import Report
from graders.session import Options
from graders.warm import WarmJudge
from tests.helpers import command, kit, processes, submission

FILE = "01_tensors.py"
ONLY = ["add_in_place", "transpose_in_place"]
RIGHT = "def add_in_place(y, x):\n    return y.add_(x)\n\n\ndef transpose_in_place(x):\n    return x.t_()\n"
#: Name of the folder -> text of the file, and how many of the two exercises pass. In the order of their names.
COHORT: dict[str, tuple[str, int]] = {
    "=HYPERLINK(1)": ("import torch\n" + RIGHT, 2),
    "Zoë Ångström 李": (RIGHT.replace("y.add_(x)", "y + x"), 1),
    "ada lovelace": (RIGHT, 2),
    "bob": ("import os\nos._exit(0)\n", 0),
    'carol, "the" 1st\nline': ("def add_in_place(y, x:\n", 0),
    "mallory": (
        "import builtins, os, sys\nfor fd in range(3, 30):\n    try: os.write(fd, b'garbage')\n    except OSError: pass\n"
        "builtins.print = None\nsys.modules.clear()\n" + RIGHT,
        0,
    ),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The cohort's folder of reports, and what the command printed."""
    root = tmp_path_factory.mktemp("cohort")
    for name, (text, _) in COHORT.items():
        submission(root / "in" / name, {FILE: text})
    (root / "in" / "empty").mkdir()
    (root / "in" / ".hidden").mkdir()
    (root / "in" / "a file").write_text("no submission")
    submission(root / "in" / "whole kit" / "exercises", {FILE: RIGHT})
    temporary = root / "t"
    temporary.mkdir()
    only = [word for name in ONLY for word in ("--only", name)]
    words = ["cohort", str(root / "in"), "--out", str(root / "in" / "reports"), *only]
    done = subprocess.run(**command(*words, TMPDIR=str(temporary)), check=False, timeout=300)
    assert processes(str(temporary)) == []
    assert list(temporary.iterdir()) == []
    return root / "in" / "reports", done


def table(out: Path) -> list[dict[str, str]]:
    """grades.csv by column."""
    with open(out / "grades.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_everybody_is_graded(graded: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """Each submission has its report with the verdict it deserves: who crashes, lies or can't be compiled stops nobody."""
    out, done = graded
    assert done.returncode == 0, done.stderr
    for name, (_, passed) in {**COHORT, "empty": ("", 0), "whole kit": (RIGHT, 2)}.items():
        report = Report.from_json(json.loads((out / name / "report.json").read_text("utf-8")))
        assert report.complete
        assert report.count("passed") == passed, (name, [exercise.message for exercise in report.exercises])
        assert report.count("kit_error") == 0
    assert not (out / ".hidden").exists()
    assert not (out / "a file").exists()


def test_one_report_says_what_one_grade_says(
    graded: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """A submission of a cohort has the report that `grade` gives it, but for the seconds."""
    out, _ = graded
    only = [word for name in ONLY for word in ("--only", name)]
    name = "Zoë Ångström 李"
    assert kit("grade", str(out.parent / name), *only, "--report", str(tmp_path)).returncode == 0
    alone, among = (json.loads((folder / "report.json").read_text("utf-8")) for folder in (tmp_path, out / name))
    for tree in (alone, among):
        for exercise in tree["exercises"]:
            for check in exercise["checks"]:
                del check["seconds"]
    assert alone == among


def test_the_table_has_a_row_for_everybody(graded: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """grades.csv: names whole and no formula, points that add up, a column for each exercise."""
    rows = {row["submission"]: row for row in table(graded[0])}
    assert len(rows) == len(COHORT) + 2
    assert "'=HYPERLINK(1)" in rows
    assert not any(name.startswith("=") for name in rows)
    assert rows["ada lovelace"]["points"] == rows["ada lovelace"]["max_points"] == "2"
    assert (rows["Zoë Ångström 李"]["add_in_place"], rows["Zoë Ångström 李"]["transpose_in_place"]) == ("0", "1")
    assert rows["empty"]["points"] == "0"
    for row in rows.values():
        assert float(row["points"]) == float(row["add_in_place"]) + float(row["transpose_in_place"])


def test_a_line_for_each_while_it_goes_on(graded: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """The command counts them as they are done, in one line each whatever the name, and says where the reports are."""
    done = graded[1]
    *lines, last = done.stdout.splitlines()
    assert len(lines) == len(COHORT) + 2
    assert [line.split("  ")[0] for line in lines] == [f"{n}/{len(lines)}" for n in range(1, len(lines) + 1)]
    assert any("  =HYPERLINK(1)  2/2  " in line for line in lines)
    assert f"{len(lines)} submissions graded" in last
    assert done.stderr == ""


def test_a_second_run_does_not_grade_its_own_reports(graded: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """Reports that lie among the submissions are none of them."""
    out, _ = graded
    assert "reports" not in [folder.name for folder in cohort.submissions(out.parent, out)]


def test_folders_that_hold_no_cohort(tmp_path: Path) -> None:
    """An empty folder and one that is not there are bad usage, each in a sentence."""
    with pytest.raises(UsageFault, match="holds no submissions"):
        cohort.submissions(tmp_path, tmp_path / "out")
    with pytest.raises(UsageFault, match="There is no folder"):
        cohort.submissions(tmp_path / "none", tmp_path / "out")


# -------------------------------------------------------------------------------------------------------- the warm judge


@pytest.fixture(scope="module")
def judge() -> Iterator[WarmJudge]:
    """One for the tests below."""
    with WarmJudge(ONLY) as made:
        yield made


def options(folder: Path) -> Options:
    """Of the two exercises."""
    return Options(folder=folder, only=tuple(ONLY), workers=0)


def test_nothing_leaks_from_one_submission_to_the_next(judge: WarmJudge, tmp_path: Path) -> None:
    """The second of two equal submissions is told what the first was, also after one that broke its worker in every way."""
    for number, (name, text) in enumerate(
        [("a", RIGHT), ("mallory", COHORT["mallory"][0]), ("bob", COHORT["bob"][0]), ("b", RIGHT)]
    ):
        report = judge.grade(options(submission(tmp_path / str(number) / name, {FILE: text})))
        assert report.count("passed") == (2 if name in "ab" else 0)


def test_several_at_once_come_back_as_themselves(judge: WarmJudge, tmp_path: Path) -> None:
    """Started together, finished in another order: each report is of its own submission."""
    texts = [RIGHT, RIGHT.replace("y.add_(x)", "y"), RIGHT.replace("x.t_()", "x"), ""]
    running = [judge.start(options(submission(tmp_path / str(i), {FILE: text}))) for i, text in enumerate(texts)]
    reports = [judge.finish(one) for one in reversed(running)][::-1]
    assert [report.submission for report in reports] == ["0", "1", "2", "3"]
    assert [[exercise.status for exercise in report.exercises] for report in reports] == [
        ["passed", "passed"],
        ["failed", "passed"],
        ["passed", "failed"],
        ["failed", "failed"],
    ]


class Broken:
    """A judge that breaks in a given way, when it is started or later."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.started = 0.0

    def start(self, options: Any) -> Any:
        """Sees to it that the folder is there."""
        if isinstance(self.error, UsageFault):
            raise self.error
        return self

    def first_done(self, running: Iterable[Any]) -> Any:
        """Any of them."""
        return next(iter(running))

    def finish(self, running: Any) -> Report:
        """Never comes to it."""
        raise self.error


@pytest.mark.parametrize("error", [KitFault("no worker process"), UsageFault("There is no folder x.")])
def test_a_judge_that_breaks_makes_no_zero(error: Exception, tmp_path: Path) -> None:
    """Where the kit could not judge one submission (or its folder went away meanwhile) its report says so; the others go on."""
    ((_, report, _),) = cohort.graded(Broken(error), [options(tmp_path / "x")], 2)  # type: ignore[arg-type]
    assert [exercise.status for exercise in report.exercises] == ["kit_error", "kit_error"]
    assert str(error) in report.exercises[0].message
    assert report.max_points == sum(load().exercise(name).points for name in ONLY)


@pytest.mark.parametrize(
    "layers, broken, refused",
    [
        (["rlimits", "landlock"], [], False),
        (["namespaces", "mounts", "rlimits"], [], False),
        (["rlimits", "bwrap"], [], False),
        (["rlimits", "seccomp", "uid", "namespaces"], [], True),
        ([], [], True),
        (["landlock", "mounts"], ["landlock: read /etc/shadow"], True),
    ],
)
def test_strangers_code_needs_a_wall(layers: list[str], broken: list[str], refused: bool) -> None:
    """Below Landlock or a root of its own, or behind a layer that does not hold, a cohort is refused unless told otherwise."""
    facts = {"layers": layers, "broken": broken}
    cohort.refuse_weak(facts, allowed=True)
    if refused:
        with pytest.raises(UsageFault, match="--allow-weak"):
            cohort.refuse_weak(facts, allowed=False)
    else:
        cohort.refuse_weak(facts, allowed=False)
