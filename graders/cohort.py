"""A cohort: every submission of a folder, graded one after the other from one warm judge.

A submission is a folder ``DIR/<name>/`` with exercise files in it or in its ``exercises/``. Written are
``OUT/<name>/report.json`` (with junit.xml and index.html beside it) and ``OUT/grades.csv``, the latter anew after each
submission, so that an interruption loses nothing.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from typing import Any

from graders import reporters
from graders.catalog import load
from graders.faults import KitFault, UsageFault
from graders.record import ExerciseResult, Report
from graders.reporters import csv_
from graders.reporters.clean import one_line
from graders.session import Options
from graders.warm import WarmJudge


def submissions(folder: Path, out: Path) -> list[Path]:
    """The submissions below a folder in stable order: its sub-folders, without hidden ones, links, and the reports' own."""
    try:
        below = sorted(folder.iterdir())
    except OSError as error:
        raise UsageFault(f"There is no folder {folder} to be read: {error.strerror}.") from None
    found = [p for p in below if p.is_dir() and not p.is_symlink() and not p.name.startswith(".") and p != out]
    if not found:
        raise UsageFault(f"{folder} holds no submissions: each must be a folder with exercise files in it.")
    if any(p.name == "grades.csv" for p in found):
        raise UsageFault(
            f"{folder} holds a submission that is called grades.csv, as the table of grades is: rename it."
        )
    return found


def run(args: argparse.Namespace) -> int:
    """Grades all; exit 3 where the kit failed on any exercise of any of them."""
    catalog = load()
    only = tuple(args.only)
    catalog.select(only)
    out = Path(os.path.abspath(args.out))
    found = submissions(Path(os.path.abspath(args.folder)), out)
    reports: list[Report] = []
    with WarmJudge(only, seed=args.seed, withhold=tuple(args.withhold)) as judge:
        refuse_weak(judge.facts, args.allow_weak)
        for number, folder in enumerate(found, 1):
            start = time.monotonic()
            options = Options(folder=folder, only=only, seed=args.seed, workers=0, device=args.device)
            report = grade_one(judge, options)
            reporters.write(report, out / folder.name)
            reports.append(report)
            write_grades(reports, out)
            shown = one_line(folder.name, 60)
            print(
                f"{number}/{len(found)}  {shown}  {report.points:g}/{report.max_points:g}  {time.monotonic() - start:.1f} s",
                flush=True,
            )
    print(f"{len(reports)} submissions graded; reports and grades.csv are in {args.out}.")
    return 3 if any(report.kit_errors for report in reports) else 0


def refuse_weak(facts: dict[str, Any], allowed: bool) -> None:
    """Code that one does not trust needs Landlock or a root of its own, and layers that hold."""
    bounded = {"landlock", "mounts", "bwrap"} & set(facts["layers"])
    if allowed or (bounded and not facts["broken"]):
        return
    why = (
        "a layer of its confinement does not hold"
        if facts["broken"]
        else "it has neither Landlock nor a root of its own"
    )
    raise UsageFault(
        f"A cohort is not graded here: a worker could read files of this machine, for {why}. `python -m graders doctor` says what "
        "mends that; --allow-weak grades all the same."
    )


def grade_one(judge: WarmJudge, options: Options) -> Report:
    """One submission's report; where the judge itself died, a report that says so: no zero, and the cohort goes on."""
    try:
        return judge.grade(options)
    except (KitFault, UsageFault) as fault:  # the latter where the folder went away meanwhile
        exercises = load().select(options.only)
        lost = tuple(
            ExerciseResult(
                name=e.name,
                file=e.file,
                status="kit_error",
                points=0.0,
                max_points=e.points,
                message=f"Regrade needed: {fault}",
            )
            for e in exercises
        )
        return Report(submission=options.folder.name, exercises=lost)


def write_grades(reports: list[Report], out: Path) -> None:
    """grades.csv, whole or not at all."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        aside = out / f".grades.csv.{os.getpid()}.tmp"
        aside.write_text(csv_.render(reports), encoding="utf-8", newline="")
        os.replace(aside, out / "grades.csv")
    except OSError as error:
        raise KitFault(f"grades.csv can't be written into {out}: {error.strerror}.") from None
