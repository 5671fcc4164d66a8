"""A cohort: every submission of a folder, graded from one warm judge, as many at once as there are cores.

A submission is a folder ``DIR/<name>/`` with exercise files in it or in its ``exercises/``. Written are
``OUT/<name>/report.json`` (with junit.xml and index.html beside it) and ``OUT/grades.csv``, the latter anew after each
submission, so that an interruption loses nothing.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from graders import reporters
from graders.catalog import load
from graders.faults import KitFault, UsageFault
from graders.record import ExerciseResult, Report
from graders.reporters import csv_
from graders.reporters.clean import one_line
from graders.session import Options
from graders.warm import Running, WarmJudge


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
    names = [folder.name for folder in found]
    reports: dict[str, Report] = {}
    with WarmJudge(only, seed=args.seed, withhold=tuple(args.withhold), device=args.device) as judge:
        refuse_weak(judge.facts, args.allow_weak)
        each = [Options(folder=f, only=only, seed=args.seed, workers=0, device=args.device) for f in found]
        at_once = args.workers or len(os.sched_getaffinity(0))
        for number, (options, report, seconds) in enumerate(graded(judge, each, at_once), 1):
            reporters.write(report, out / options.folder.name)
            reports[options.folder.name] = report
            write_grades([reports[name] for name in names if name in reports], out)
            shown = one_line(options.folder.name, 60)
            print(
                f"{number}/{len(found)}  {shown}  {report.points:g}/{report.max_points:g}  {seconds:.1f} s",
                flush=True,
            )
    print(f"{len(reports)} submissions graded; reports and grades.csv are in {args.out}.")
    return 3 if any(report.kit_errors for report in reports.values()) else 0


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


def graded(judge: WarmJudge, submissions: Iterable[Options], at_once: int) -> Iterator[tuple[Options, Report, float]]:
    """Each submission's report and how many seconds it took, as they are done."""
    waiting, running = iter(submissions), dict[Running, Options]()
    while True:
        while len(running) < at_once and (options := next(waiting, None)) is not None:
            try:
                running[judge.start(options)] = options
            except (KitFault, UsageFault) as fault:  # the latter where the folder went away meanwhile
                yield options, lost(options, fault), 0.0
        if not running:
            return
        one = judge.first_done(running)
        options = running.pop(one)
        try:
            report = judge.finish(one)
        except KitFault as fault:
            report = lost(options, fault)
        yield options, report, time.monotonic() - one.started


def lost(options: Options, fault: Exception) -> Report:
    """The report where the judge itself died: one that says so, no zero, and the cohort goes on."""
    exercises = tuple(
        ExerciseResult(
            name=e.name,
            file=e.file,
            status="kit_error",
            points=0.0,
            max_points=e.points,
            message=f"Regrade needed: {fault}",
        )
        for e in load().select(options.only)
    )
    return Report(submission=options.folder.name, exercises=exercises)


def write_grades(reports: list[Report], out: Path) -> None:
    """grades.csv, whole or not at all."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        aside = out / f".grades.csv.{os.getpid()}.tmp"
        aside.write_text(csv_.render(reports), encoding="utf-8", newline="")
        os.replace(aside, out / "grades.csv")
    except OSError as error:
        raise KitFault(f"grades.csv can't be written into {out}: {error.strerror}.") from None
