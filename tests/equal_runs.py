"""`python -m tests.equal_runs [N] [PYTHON...]`: a submission full of faults, graded N times, no two times in the same way.

The submission is made of the bank's wrong versions, one of each exercise. The ways: `grade` with one judge, with two, one file
after the other, and `pytest graders/checks` with the checks in a random order, alone and with ``-n 2``; in turn under each of the Pythons. Printed is
in what the records of all checks (times apart) differ, or that they do not.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graders.reporters.clean import clean
from tests.bank import entries
from tests.helpers import ROOT

Verdicts = dict[str, dict[str, Any]]


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """As a plugin of pytest: checks in an order of their own."""
    random.Random(os.environ["ORDER"]).shuffle(items)


def pytest_runtest_logreport(report: Any) -> None:
    """As a plugin of pytest: notes each verdict."""
    verdict = dict(report.user_properties).get("blitz")
    if verdict is not None and report.when == "call":
        with open(os.environ["VERDICTS"], "a", encoding="utf-8") as file:
            check = {**verdict["check"], "message": clean(verdict["check"]["message"])}  # as in a report
            print(json.dumps({"name": verdict["exercise"], "checks": [check]}), file=file)


def wrong_everywhere(folder: Path) -> None:
    """Writes a submission in which each exercise is the first wrong version that the bank has of it."""
    texts: dict[str, dict[str, str]] = {}
    for entry in entries("wrong"):
        texts.setdefault(entry.file, {}).setdefault(entry.exercise, entry.path.read_text("utf-8"))
    for file, versions in texts.items():
        (folder / file).write_text("\n\n".join(versions.values()), "utf-8")


def verdicts_of(exercises: list[dict[str, Any]]) -> Verdicts:
    """Every check's record by its name, times apart."""
    return {
        f"{exercise['name']}: {check['name']} on {check['device']}": {**check, "seconds": 0}
        for exercise in exercises
        for check in exercise["checks"]
    }


def graded(python: str, folder: Path, *words: str) -> list[dict[str, Any]]:
    """The exercises of `grade`'s report."""
    with tempfile.TemporaryDirectory() as out:
        command = [python, "-m", "graders", "grade", str(folder), "--report", out, *words]
        subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
        tree: dict[str, Any] = json.loads((Path(out) / "report.json").read_text("utf-8"))
    return list(tree["exercises"])


def one_judge(python: str, folder: Path, _: int) -> Verdicts:
    """All in one process."""
    return verdicts_of(graded(python, folder, "--workers", "0"))


def two_judges(python: str, folder: Path, _: int) -> Verdicts:
    """Spread over two."""
    return verdicts_of(graded(python, folder, "--workers", "2"))


def file_by_file(python: str, folder: Path, _: int) -> Verdicts:
    """As with EX=: a run for each file."""
    files = sorted(path.name for path in folder.glob("*.py"))
    return verdicts_of([row for file in files for row in graded(python, folder, "--only", file, "--workers", "0")])


def in_any_order(python: str, folder: Path, number: int) -> Verdicts:
    """By pytest alone, shuffled."""
    return by_pytest(python, folder, number)


def under_xdist(python: str, folder: Path, number: int) -> Verdicts:
    """By pytest with ``-n 2``, shuffled."""
    return by_pytest(python, folder, number, "-n", "2", "--dist", "loadgroup")


def by_pytest(python: str, folder: Path, number: int, *more: str) -> Verdicts:
    """What the checks put on pytest's reports."""
    with tempfile.NamedTemporaryFile() as out:
        command = [python, "-m", "pytest", "graders/checks", "-q", "-p", "tests.equal_runs", "-p", "no:cacheprovider"]
        environment = {**os.environ, "ORDER": str(number), "VERDICTS": out.name}
        words = [*command, *more, "--submission", str(folder)]
        subprocess.run(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
        return verdicts_of([json.loads(line) for line in Path(out.name).read_text("utf-8").splitlines()])


WAYS: tuple[Callable[[str, Path, int], Verdicts], ...] = (
    one_judge,
    in_any_order,
    two_judges,
    under_xdist,
    file_by_file,
)


def main(words: list[str]) -> int:
    """Grades and compares; 1 where runs differ."""
    times = int(words[0]) if words else 10
    pythons = words[1:] or [sys.executable]
    with tempfile.TemporaryDirectory(prefix="equal-") as folder:
        wrong_everywhere(Path(folder))
        first: Verdicts = {}
        differ = 0
        for number in range(times):
            way, python = WAYS[number % len(WAYS)], pythons[number // len(WAYS) % len(pythons)]
            found = way(python, Path(folder), number)
            first = first or found
            other = sorted(name for name in first.keys() | found.keys() if first.get(name) != found.get(name))
            print(f"{number + 1}. {way.__name__:14} {python}: {len(found)} records, {len(other)} differ", flush=True)
            for name in other[:5]:
                print(f"   {name}\n     {first.get(name)}\n     {found.get(name)}")
            differ += len(other)
    statuses = [check["status"] for check in first.values()]
    print({status: statuses.count(status) for status in sorted(set(statuses))}, "equal" if not differ else "NOT equal")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
