"""Words to calls: the command line of ``python -m graders``. Imports little before it knows what is asked.

Exit codes: 0 graded, 1 below ``--fail-under``, 2 bad usage or no such submission, 3 the kit's own fault; 130 after Ctrl-C.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from graders.faults import KitFault, UsageFault

ROOT = Path(__file__).resolve().parents[1]
GRADED, BELOW, USAGE, KIT, INTERRUPTED = 0, 1, 2, 3, 130


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(prog="python -m graders", description="Grades exercises without importing them.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    grade = commands.add_parser("grade", help="grade a folder of exercises (default: exercises/)")
    grade.add_argument("folder", nargs="?", type=Path, default=ROOT / "exercises", metavar="DIR")
    grade.add_argument("--only", action="append", default=[], metavar="NAME", help="an exercise or a file; repeatable")
    grade.add_argument("--report", type=Path, default=ROOT / "report", metavar="DIR", help="where reports go (report/)")
    grade.add_argument(
        "--fail-under", type=points, default=None, metavar="POINTS", help="exit 1 below that many points"
    )
    grade.add_argument("--verbose", action="store_true", help="every check, not only every exercise")
    shared(grade)

    cohort = commands.add_parser("cohort", help="grade every submission in a folder")
    cohort.add_argument("folder", type=Path, metavar="DIR")
    cohort.add_argument("--out", type=Path, required=True, metavar="OUT", help="where reports and grades.csv go")
    cohort.add_argument("--only", action="append", default=[], metavar="NAME", help="an exercise or a file; repeatable")
    cohort.add_argument(
        "--allow-weak", action="store_true", help="grade even where a worker could read this machine's files"
    )
    shared(cohort)

    stubs = commands.add_parser("stubs", help="write exercises/ from solutions/; what a learner wrote is kept aside")
    stubs.add_argument("--only", action="append", default=[], metavar="FILE")

    check = commands.add_parser("check", help="hold the exercises to the kit's promises")
    check.add_argument("--only", action="append", default=[], metavar="NAME", help="an exercise or a file; repeatable")

    commands.add_parser("list", help="exercises, points and minutes")
    commands.add_parser("doctor", help="what this machine gives, and what mends what is missing")
    return top


def shared(command: argparse.ArgumentParser) -> None:
    """Options of everything that grades."""
    command.add_argument("--seed", type=int, default=None, metavar="N", help="your secret; it changes the inputs drawn")
    command.add_argument(
        "--workers", type=processes, default=None, metavar="N", help="judge processes (default: as many as pay)"
    )
    command.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda"),
        default="auto",
        help="auto: also on a real GPU, without points; cuda: with",
    )
    command.add_argument("--withhold", action="append", default=[], metavar="LAYER", help=argparse.SUPPRESS)


def points(text: str) -> float:
    """A number of points, as an option."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


def processes(text: str) -> int:
    """A number of processes, as an option."""
    number = int(text)
    if not 0 <= number <= 64:
        raise argparse.ArgumentTypeError(f"{number} is not between 0 and 64")
    return number


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; every fault is one sentence on stderr and an exit code."""
    try:
        args = parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return COMMANDS[args.command](args)
    except UsageFault as fault:
        print(fault, file=sys.stderr)
        return USAGE
    except KitFault as fault:
        print(f"The kit's own fault: {fault}", file=sys.stderr)
        return KIT
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except (
        BrokenPipeError
    ):  # whoever reads has enough, `| head` say: that is no fault, and Python must not complain at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GRADED
    except Exception as error:  # a bug of ours must not look like exit 1, "below --fail-under"
        traceback.print_exc()
        print(f"The kit's own fault: {type(error).__name__}: {error}", file=sys.stderr)
        return KIT


def grade(args: argparse.Namespace) -> int:
    """`grade [DIR]`."""
    from graders import reporters, session

    options = session.Options(
        folder=Path(os.path.abspath(args.folder)),
        only=tuple(args.only),
        report=args.report.absolute(),
        seed=args.seed,
        workers=args.workers,
        device=args.device,
        withhold=tuple(args.withhold),
    )
    report = session.run(options, progress())
    from graders.reporters import terminal

    try:
        reporters.write(report, options.report or args.report)
    finally:  # a folder that can't be written into costs the files, not the sight of the verdicts
        terminal.show(report, sys.stdout, verbose=args.verbose)
        sys.stdout.flush()
    if not report.complete:
        return INTERRUPTED
    if report.kit_errors:
        return KIT
    return BELOW if args.fail_under is not None and report.points < args.fail_under else GRADED


def progress() -> Callable[[int, int], None]:
    """A line that counts checks, where somebody watches; else nothing."""
    if not sys.stderr.isatty():
        return lambda done, of: None

    def show(done: int, of: int) -> None:
        text = f"\rgraded {done} of {of} checks" if done < of else "\r" + " " * 40 + "\r"
        print(text, end="", file=sys.stderr, flush=True)

    return show


def stubs(args: argparse.Namespace) -> int:
    """`stubs`."""
    from graders.stubs import write_stubs

    for written in write_stubs(ROOT / "solutions", ROOT / "exercises", only=args.only or None, force=True):
        print(written)
    return GRADED


def list_(args: argparse.Namespace) -> int:
    """`list`."""
    from graders.catalog import load

    catalog = load()
    for file in catalog.files:
        print(f"{file.name}: {file.title}")
        for exercise in catalog.of_file(file.name):
            print(f"  {exercise.name:24} {exercise.points:g} points, about {exercise.minutes} minutes")
    print(f"{len(catalog.exercises)} exercises, {catalog.points:g} points")
    return GRADED


def cohort(args: argparse.Namespace) -> int:
    """`cohort DIR --out OUT`."""
    from graders.cohort import run

    return run(args)


def check(args: argparse.Namespace) -> int:
    """`check`."""
    from graders.selfcheck import run

    return run(tuple(args.only))


def doctor(args: argparse.Namespace) -> int:
    """`doctor`."""
    from graders.doctor import run

    return run()


COMMANDS = {"grade": grade, "cohort": cohort, "stubs": stubs, "check": check, "list": list_, "doctor": doctor}
