"""What a report says, in words and in order, before anyone paints it: the terminal and the page both tell this story.

Imports the records only. Everything here is plain text from a report that has been cleaned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graders.record import CheckResult, ExerciseResult, Report, Status
from graders.reporters.clean import cleaned

#: A state is always a sign *and* a word; colour only repeats it.
SIGNS: dict[Status, str] = {"passed": "✓", "failed": "✗", "not_started": "·", "kit_error": "!", "skipped": "-"}
WORDS: dict[Status, str] = {
    "passed": "passed",
    "failed": "failed",
    "not_started": "not started",
    "kit_error": "regrade needed",
    "skipped": "skipped",
}
#: Causes that a learner wants to see beside "failed"; a wrong answer and an exception are told by the message.
_CAUSES = {
    "timeout": "time-out",
    "memory": "out of memory",
    "crash": "crash",
    "output": "too much output",
    "missing": "missing",
    "import": "can't be imported",
    "forged": "forged",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One exercise in the list of states: `points` "0/2" ("?/2" if not judged), `state` a word, `why` "time-out" or ""."""

    name: str
    status: Status
    points: str
    state: str
    why: str
    exercise: ExerciseResult


@dataclass(frozen=True, kw_only=True)
class File:
    """One file of exercises and the states in it, in the catalog's order."""

    name: str
    rows: tuple[Row, ...]

    @property
    def tally(self) -> str:
        """How far the file is, "3 of 6 passed"."""
        return f"{sum(r.status == 'passed' for r in self.rows)} of {len(self.rows)} passed"


@dataclass(frozen=True, kw_only=True)
class Detail:
    """One thing that went wrong, told once however many exercises it concerns.

    `title` is an exercise, or the file (or how many exercises) where one message fails several; `where` stands in
    brackets after it; `aside` is "mistake A4a", "regrade needed" or "carries no points"; `exercises` are all that it
    concerns; `hintable` is True where a hint would help, for it is one exercise and the learner's.
    """

    status: Status
    title: str
    where: str
    aside: str
    message: str
    exercises: tuple[ExerciseResult, ...]
    hintable: bool = False


@dataclass(frozen=True, kw_only=True)
class Story:
    """A report in the order it is told.

    States by `files`, `details`, `total` ("3 of 22 points") and `tally` ("2 passed, 1 failed"), `warnings` on how far
    the total can be trusted, `remarks` that change nothing, and in the `footer` how the report was made.
    """

    report: Report
    files: tuple[File, ...]
    details: tuple[Detail, ...]
    total: str
    tally: str
    warnings: tuple[str, ...]
    remarks: tuple[str, ...]
    footer: tuple[str, ...]


def tell(report: Report, *, verbose: bool = False) -> Story:
    """The story of a report. `verbose` tells every failed check, not only each exercise's first, and the versions."""
    report = cleaned(report)
    return Story(
        report=report,
        files=_files(report),
        details=_details(report, verbose=verbose),
        total=f"{number(report.points)} of {number(report.max_points)} points",
        tally=_tally(report),
        warnings=tuple(_warnings(report)),
        remarks=tuple(_remarks(report)),
        footer=tuple(_footer(report, verbose=verbose)),
    )


def number(points: float) -> str:
    """Points as people write them: 3, 2.5, 0.33."""
    return f"{points:.2f}".rstrip("0").rstrip(".")


def count(n: int, noun: str) -> str:
    """A number of things: "1 exercise", "6 exercises"."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def deciding(exercise: ExerciseResult) -> CheckResult | None:
    """The check whose message is the exercise's, by the rule of `record.summarise`."""
    counting = [c for c in exercise.checks if c.counts]
    same = (c for c in counting if c.status == exercise.status)
    return next(same, None) or next((c for c in counting if c.status != "passed"), None)


def _files(report: Report) -> tuple[File, ...]:
    rows: dict[str, list[Row]] = {}
    for e in report.exercises:
        rows.setdefault(e.file, []).append(_row(e))
    return tuple(File(name=name, rows=tuple(of_file)) for name, of_file in rows.items())


def _row(e: ExerciseResult) -> Row:
    check = deciding(e)
    why = []
    if e.status == "failed" and check is not None and check.cause in _CAUSES:
        why.append(_CAUSES[check.cause])
    if any(_fails_beside_the_points(c) for c in e.checks):
        why.append("not on the real GPU")
    return Row(
        name=e.name,
        status=e.status,
        points=f"{'?' if e.status == 'kit_error' else number(e.points)}/{number(e.max_points)}",
        state=WORDS[e.status],
        why=", ".join(why),
        exercise=e,
    )


def _fails_beside_the_points(c: CheckResult) -> bool:
    """A check on a real GPU that did not pass: shown, but it costs nothing."""
    return not c.counts and c.status in ("failed", "kit_error")


def _details(report: Report, *, verbose: bool) -> tuple[Detail, ...]:
    """In the catalog's order, the kit's own faults after the learner's."""
    failed: dict[tuple[object, ...], list[ExerciseResult]] = {}
    faults: dict[str, list[ExerciseResult]] = {}  # a sandbox that does not start fails every file with one message
    for e in report.exercises:
        if e.status == "failed":
            failed.setdefault((e.file, e.message, e.mistake, e.line), []).append(e)
        if e.status == "kit_error":
            faults.setdefault(e.message, []).append(e)
    details = []
    for e in report.exercises:
        same = failed.get((e.file, e.message, e.mistake, e.line), [])
        if same and e is same[0]:
            details.append(_detail(same, report))
        for c in e.checks:
            untold = c.status == "failed" and not (e.status == "failed" and c is deciding(e))
            if _fails_beside_the_points(c) or (verbose and c.counts and untold):
                details.append(_detail_of_check(e, c))
    return (*details, *(_detail(same, report) for same in faults.values()))


def _detail(same: list[ExerciseResult], report: Report) -> Detail:
    """The detail of exercises with one status and one message (of one file, where they failed)."""
    first = same[0]
    files = {e.file for e in same}
    devices = {c.device if (c := deciding(e)) else "cpu" for e in same}
    where = [_place(first.file, first.line), *sorted(devices - {"cpu"} if len(devices) == 1 else ())]
    if len(same) == 1:
        title = first.name
    elif len(files) == 1 and len(same) == sum(e.file == first.file for e in report.exercises):
        title, where = (
            _place(first.file, first.line),
            ["both exercises" if len(same) == 2 else f"all {len(same)} exercises"],
        )
    else:
        title = f"{len(same)} exercises"
        where = [_place(first.file, first.line) if len(files) == 1 else f"{len(files)} files"]
        where.append(", ".join(e.name for e in same))
    aside = f"mistake {first.mistake}" if first.mistake else ""
    return Detail(
        status=first.status,
        title=title,
        where=", ".join(where),
        aside=WORDS["kit_error"] if first.status == "kit_error" else aside,
        message=first.message or "(no message)",
        exercises=tuple(same),
        hintable=len(same) == 1 and first.status == "failed",
    )


def _detail_of_check(e: ExerciseResult, c: CheckResult) -> Detail:
    """The detail of one check that did not decide the exercise."""
    mistake = f"mistake {c.mistake}" if c.mistake else ""
    return Detail(
        status=c.status,
        title=e.name,
        where=f"{_place(e.file, c.line)}, {c.name} on {c.device}",
        aside=mistake if c.counts else "carries no points",
        message=c.message or "(no message)",
        exercises=(e,),
    )


def _place(file: str, line: int | None) -> str:
    return file if line is None else f"{file}:{line}"


def _tally(report: Report) -> str:
    """The states that occur, in a fixed order: "3 passed, 1 failed"."""
    return ", ".join(f"{n} {word}" for status, word in WORDS.items() if (n := report.count(status))) or "no exercises"


def _warnings(report: Report) -> Iterator[str]:
    """How far the total can be trusted."""
    if not report.complete:
        yield "interrupted: partial results. Grade again for the rest."
    if faults := report.kit_errors:
        lost = number(sum(e.max_points for e in faults))
        yield (
            f"regrade needed: {lost} of the {number(report.max_points)} points ({count(len(faults), 'exercise')})"
            " could not be judged. The kit failed there, not the submission; these points are no zero."
        )


def _remarks(report: Report) -> Iterator[str]:
    """What was left out and changes nothing."""
    skipped = [c for e in report.exercises for c in e.checks if not c.counts and c.status == "skipped"]
    if skipped:
        reasons = "; ".join(dict.fromkeys(c.message.split("\n")[0] for c in skipped if c.message))
        verb = "was" if len(skipped) == 1 else "were"
        yield (
            f"{count(len(skipped), 'check')} on a real GPU {verb} skipped, which costs no points"
            + (f" ({reasons[:200]})" if reasons else "")
            + "."
        )


def _footer(report: Report, *, verbose: bool) -> list[str]:
    """One line each: layers of confinement, the notes, the hash of a seed, and the versions where asked."""
    lines = []
    if report.layers:
        lines.append("confined by: " + ", ".join(report.layers))
    lines += [f"note: {note}" for note in report.notes]
    if report.seed is not None:
        lines.append(f"seed: {report.seed}")
    if verbose and report.kit:
        lines.append("made with: " + ", ".join(f"{name} {version}" for name, version in report.kit.items()))
    return lines
