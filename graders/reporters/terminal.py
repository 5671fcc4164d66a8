"""The report as a learner reads it after `make grade`. rich is imported only where a terminal is there to paint on.

Lines are made once, as pieces of text with a style each. A pipe gets them joined; a terminal gets them through rich,
which colours and wraps them. rich is handed `Text` objects, never markup: a learner's `[bold]` stays what it is.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TextIO

from graders.record import Report, Status
from graders.reporters.story import SIGNS, WORDS, Detail, File, Row, Story, number, tell

_STYLES: dict[Status, str] = {
    "passed": "green",
    "failed": "bold red",
    "not_started": "dim",
    "kit_error": "bold yellow",
    "skipped": "dim",
}
_ASCII_SIGNS: dict[Status, str] = {"passed": "+", "failed": "x", "not_started": ".", "kit_error": "!", "skipped": "-"}
_RUN = 3  # so many exercises in a row that are not started share a line
_ASIDE = 64  # the column where "mistake A4a" starts
_PIPE = 100  # columns a line of a pipe is laid out for; it is never wrapped

#: What a line of a CI log may not start with or hold: GitHub would take it for a command and forge an annotation.
_COMMAND = re.compile(r"^(\s*):(?=:)|##(?=\[|vso\[)")


@dataclass(frozen=True)
class Line:
    """Pieces of (text, style) that stand `indent` columns in; what wraps goes on `hang` columns further in."""

    pieces: tuple[tuple[str, str], ...] = ()
    indent: int = 0
    hang: int = 0

    @property
    def text(self) -> str:
        """The line as a pipe gets it."""
        return (" " * self.indent + "".join(text for text, _ in self.pieces)).rstrip()


def render(
    report: Report,
    *,
    colour: bool = False,
    width: int | None = None,
    verbose: bool = False,
    ascii: bool = False,
    hint_command: str | None = None,
) -> str:
    """The whole report as text.

    `width` is that of a terminal, to which lines are wrapped; None is a pipe: no wrapping and no rich. `ascii` keeps
    signs and messages within ASCII. `verbose` adds every check, every message and the versions. `hint_command` ("make
    hint EX=") goes before the name of a failed exercise; without it no hint is offered.
    """
    story = tell(report, verbose=verbose)
    signs = _ASCII_SIGNS if ascii else SIGNS
    lines = [_tamed(line) for line in _lines(story, width or _PIPE, signs, verbose=verbose, hint=hint_command)]
    if width is None and not colour:
        text = "".join(f"{line.text}\n" for line in lines)
    else:
        text = _painted(lines, width or _PIPE, colour=colour)
    return text.encode("ascii", "backslashreplace").decode("ascii") if ascii else text


def show(report: Report, stream: TextIO, *, verbose: bool = False, hint_command: str | None = None) -> None:
    """Writes the report to `stream` as it can take it: colour, wrapping and signs, `NO_COLOR` and pipes honoured."""
    tty = stream.isatty()
    stream.write(
        render(
            report,
            colour=tty and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
            width=_columns(stream) if tty else None,
            verbose=verbose,
            ascii=not _takes(stream, "".join(SIGNS.values())),
            hint_command=hint_command,
        )
    )
    stream.flush()


def _columns(stream: TextIO) -> int:
    """Columns of the terminal, within what reads well."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        columns = 0
    return min(max(columns or shutil.get_terminal_size().columns, 40), 120)


def _takes(stream: TextIO, signs: str) -> bool:
    try:
        signs.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _lines(story: Story, width: int, signs: dict[Status, str], *, verbose: bool, hint: str | None) -> Iterator[Line]:
    """States, details, total, remarks, footer."""
    names = [row.name for file in story.files for row in file.rows]
    name_width = max(map(len, names), default=0)
    for file in story.files:
        yield from _file(file, name_width, signs, verbose=verbose)
        yield Line()
    for detail in story.details:
        yield from _detail(detail, width, signs, hint)
        yield Line()
    yield Line(((f"Total for {story.report.submission}: {story.total}", "bold"), (f" ({story.tally})", "")), hang=2)
    for warning in story.warnings:
        yield Line(((warning, "yellow"),), hang=2)
    for line in (*story.remarks, *story.footer):
        yield Line(((line, "dim"),), hang=2)


def _file(file: File, name_width: int, signs: dict[Status, str], *, verbose: bool) -> Iterator[Line]:
    yield Line(((file.name, "bold"), (f"  {file.tally}", "dim")))
    for run in _runs(file.rows):
        if len(run) >= _RUN and not verbose:
            yield _not_started(run, signs, everything=len(run) == len(file.rows))
            continue
        for row in run:
            style = _STYLES[row.status]
            name = f"{row.name:<{name_width}}  {row.points:>5}  "
            yield Line(
                (
                    (f"{signs[row.status]} ", style),
                    (name, ""),
                    (row.state, style),
                    (f" ({row.why})" if row.why else "", ""),
                ),
                indent=2,
            )
            if verbose:
                yield from (
                    Line(((f"{WORDS[c.status]:<14}  {c.name} [{c.device}]  {c.seconds:.2f} s", "dim"),), indent=6)
                    for c in row.exercise.checks
                )


def _runs(rows: tuple[Row, ...]) -> Iterator[list[Row]]:
    """The rows in order, neighbours that are not started together."""
    run: list[Row] = []
    for row in rows:
        if run and not (row.status == run[-1].status == "not_started" and not row.why and not run[-1].why):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _not_started(run: list[Row], signs: dict[Status, str], *, everything: bool) -> Line:
    """A run in one line: "· all 6 not started (9 points): a, b"."""
    status: Status = "not_started"
    what = f"all {len(run)} {WORDS[status]}" if everything else f"{len(run)} {WORDS[status]}"
    points = number(sum(row.exercise.max_points for row in run))
    names = ", ".join(row.name for row in run)
    return Line(((f"{signs[status]} {what} ({points} points): {names}", _STYLES[status]),), indent=2, hang=2)


def _detail(detail: Detail, width: int, signs: dict[Status, str], hint: str | None) -> Iterator[Line]:
    """Exactly the shape that design.md fixes: who and where, the fact, the rule, the nudge, and where a hint is."""
    head = f"{signs[detail.status]} {detail.title}  ({detail.where})"
    column = max(min(_ASIDE, width - len(detail.aside)), len(head) + 2)
    gap = " " * (column - len(head)) if detail.aside else ""
    style = _STYLES[detail.status]
    yield Line(
        (
            (f"{signs[detail.status]} {detail.title}", style),
            (f"  ({detail.where})", ""),
            (f"{gap}{detail.aside}", "yellow" if detail.status == "kit_error" else "magenta"),
        ),
        hang=2,
    )
    *first, last = detail.message.expandtabs(4).split("\n")
    yield from (Line(((text, ""),), indent=2) for text in first)
    if hint is None or not detail.hintable:
        yield Line(((last, ""),), indent=2)
        return
    offer = (f"{hint}{detail.title}", "cyan")
    if last and 2 + len(last) + 3 + len(offer[0]) <= width:
        yield Line(((f"{last}   ", ""), offer), indent=2)
    else:
        yield Line(((last, ""),), indent=2)
        yield Line((offer,), indent=2)


def _tamed(line: Line) -> Line:
    """The line with what a CI log would obey defused by a backslash."""

    def defused(match: re.Match[str]) -> str:
        return f"{match[1]}\\:" if match[1] is not None else "#\\#"

    return replace(line, pieces=tuple((_COMMAND.sub(defused, text), style) for text, style in line.pieces))


def _painted(lines: list[Line], width: int, *, colour: bool) -> str:
    """The lines as rich wraps and colours them."""
    from rich.console import Console
    from rich.text import Text

    out = io.StringIO()
    console = Console(
        file=out,
        force_terminal=colour,
        color_system="standard" if colour else None,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},  # what the environment says about colour has been heard already, in `show`
    )
    for line in lines:
        text = Text.assemble(*line.pieces)
        room = width - line.indent
        # Wrapped, the first piece gives up the `hang` columns that only the others need: one call of rich is enough.
        pieces = text.wrap(console, max(room - line.hang, 10), overflow="fold") if text.cell_len > room else [text]
        for nth, piece in enumerate(pieces):
            piece.rstrip()
            indent = line.indent + (line.hang if nth else 0)
            console.print(Text(" " * indent).append_text(piece) if piece else Text(), soft_wrap=True)
    return out.getvalue()
