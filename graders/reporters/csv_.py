"""Grades of many submissions as a table for spreadsheets: a row a submission, a column an exercise.

Standard library only.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from graders.record import ExerciseResult, Report
from graders.reporters.clean import cleaned
from graders.reporters.story import WORDS

_FIXED = ("submission", "points", "max_points", "state")
_FORMULA = frozenset("=+-@|%\uff1d\uff0b\uff0d\uff20")  # the last four: full-width = + - @, which count in some lands
_Key = tuple[str, str]  # file, name: what makes an exercise the same one in two reports


def render(reports: Sequence[Report]) -> str:
    """A header, then a row a submission, sorted by name; columns in the catalog's order, however the reports come.

    A cell holds the exercise's points, "regrade needed" where the kit could not judge it (a sum leaves that out, it is
    no zero), and nothing where the report does not have it. `state` is "graded", "regrade needed" or "interrupted".
    Text is always quoted (in lands where ";" separates cells, an unquoted one would split), and text that a spreadsheet
    would take for a formula gets the "'" in front that makes it text.
    """
    reports = sorted(map(cleaned, reports), key=lambda report: report.submission)
    columns = _columns(reports)
    out = io.StringIO()
    rows = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    rows.writerow([*_FIXED, *map(_text, _titles(columns))])
    for report in reports:
        cells = {(e.file, e.name): _cell(e) for e in report.exercises}
        fixed = [_text(report.submission), _points(report.points), _points(report.max_points), _state(report)]
        rows.writerow([*fixed, *(cells.get(column, "") for column in columns)])
    return out.getvalue()


def _columns(reports: Sequence[Report]) -> list[_Key]:
    """Every exercise of any report: files by name (they are numbered), in a file as in the fullest report."""
    fullest_first = sorted(reports, key=lambda report: -len(report.exercises))
    seen = dict.fromkeys((e.file, e.name) for report in fullest_first for e in report.exercises)
    return sorted(seen, key=lambda column: column[0])


def _titles(columns: Sequence[_Key]) -> list[str]:
    """An exercise's name alone, where that names one column only."""
    names = Counter([*_FIXED, *(name for _, name in columns)])
    return [name if names[name] == 1 else f"{PurePath(file).stem}/{name}" for file, name in columns]


def _cell(e: ExerciseResult) -> float | str:
    return WORDS["kit_error"] if e.status == "kit_error" else _points(e.points)


def _points(points: float) -> float:
    """A number that is written short: 3 for 3.0."""
    points = round(points, 4)
    return int(points) if points == int(points) else points


def _state(report: Report) -> str:
    if not report.complete:
        return "interrupted"
    return WORDS["kit_error"] if report.kit_errors else "graded"


def _text(text: str) -> str:
    """`text` as no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.lstrip()[:1] in _FORMULA else text
