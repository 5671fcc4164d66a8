"""Makes text that a learner's program had a hand in harmless, once, for every reporter. Imports the records only.

Messages quote exceptions, printed output, tensors' reprs and file names, so they may hold anything: escape sequences
that repaint a terminal, bytes no XML may hold, lone surrogates that no UTF-8 file takes, overrides that make text read
backwards, a line of a megabyte. `cleaned` gives the same report with all of it made visible or taken out; what a format
treats as markup is then that reporter's business (and each of them escapes everything).
"""

from __future__ import annotations

import re
from dataclasses import replace

from graders.record import CheckResult, ExerciseResult, Report

MESSAGE_LIMIT = 10_000  # characters of a message; the judge caps long before, this is the wall behind it
LINES_LIMIT = 200
NAME_LIMIT = 200

#: Sequences that a terminal obeys: CSI (colour, cursor), OSC and its kin (title, link), choice of character set.
_ANSI = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]PX^_][^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[()][0-9A-Z]"
)
#: Control characters but tab and newline, invisible and direction-changing ones, surrogates, non-characters. Named one
#: by one, not by category, which differs between the Pythons. Zero-width joiners stay: emoji and Persian need them.
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def clean(text: str, limit: int = MESSAGE_LIMIT) -> str:
    """`text` as nothing but printable characters, tabs and newlines, at most `limit` of them; twice is once.

    Escape sequences go, other control characters are shown as Python would write them, and a text that is too long (in
    characters, or over `LINES_LIMIT` lines) ends with how long it was.
    """
    if len(text) <= limit and text.count("\n") < LINES_LIMIT and not _UNSAFE.search(text):
        return text
    text = _ANSI.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    shown = _UNSAFE.sub(_visible, text[:limit])
    if len(text) <= limit and len(shown) <= limit and shown.count("\n") < LINES_LIMIT:
        return shown
    return _cut(shown, limit, f"\n... (cut: it has {len(text)} characters)")


def one_line(text: str, limit: int = NAME_LIMIT) -> str:
    """`clean`, for names: a newline or tab is shown as Python would write it."""
    shown = clean(text[: limit + 1], 10 * limit + 10).replace("\n", "\\n").replace("\t", "\\t")
    return shown if len(shown) <= limit else _cut(shown, limit, " ...")


def cleaned(report: Report) -> Report:
    """The same report, every text in it harmless."""
    return replace(
        report,
        submission=one_line(report.submission),
        exercises=tuple(_exercise(e) for e in report.exercises),
        seed=_maybe(report.seed),
        kit={one_line(name): one_line(version) for name, version in report.kit.items()},
        layers=tuple(one_line(layer) for layer in report.layers),
        notes=tuple(one_line(note, 1000) for note in report.notes),
    )


def _exercise(e: ExerciseResult) -> ExerciseResult:
    return replace(
        e,
        name=one_line(e.name),
        file=one_line(e.file),
        message=clean(e.message),
        mistake=_maybe(e.mistake),
        checks=tuple(_check(c) for c in e.checks),
    )


def _check(c: CheckResult) -> CheckResult:
    return replace(
        c, name=one_line(c.name), device=one_line(c.device), message=clean(c.message), mistake=_maybe(c.mistake)
    )


def _maybe(text: str | None) -> str | None:
    return None if text is None else one_line(text)


def _visible(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _cut(text: str, limit: int, notice: str) -> str:
    """The start of `text`, to the end of a word where one is near, and the notice: within the limits together."""
    head = "\n".join(text.split("\n", LINES_LIMIT)[: LINES_LIMIT - 1])
    room = min(max(limit - len(notice), 0), len(head))
    if room == len(head):
        return (head + notice)[:limit]
    end = max(text.rfind(" ", 0, room), text.rfind("\n", 0, room))
    return (text[: end if end > 0.8 * room else room] + notice)[:limit]
