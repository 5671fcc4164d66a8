"""The bank of submissions: right, wrong and odd ones, each with the verdict that it must get.

``tests/submissions/{right,wrong}/<file stem>/<exercise>/<name>.py`` holds what one exercise needs and says at its top

    # verdict: passed | failed | not_started
    # mistake: A4a          the id that must be named; "none": no id may be named; without the line either is fine
    # says: regular expression that the message must match
    # why: what is right or wrong about it
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from graders.record import ExerciseResult
from graders.session import Options
from graders.warm import WarmJudge

ROOM = Path(__file__).parent / "submissions"
PLAYED = 120  # entries, about, that `make test` plays


@dataclass(frozen=True)
class Entry:
    """One submission of one exercise and what must come of it."""

    path: Path
    file: str
    exercise: str
    verdict: str
    mistake: str | None
    says: str | None

    @property
    def id(self) -> str:
        """Short and unique, for pytest."""
        return str(self.path.relative_to(ROOM).with_suffix(""))


def entries(*rooms: str) -> list[Entry]:
    """All entries of those rooms, in stable order."""
    return [read(path) for room in rooms for path in sorted((ROOM / room).glob("*/*/*.py"))]


def some(chosen: Sequence[Entry], about: int = PLAYED) -> list[Entry]:
    """About so many entries however large the bank becomes: every so many-th one."""
    return list(chosen[:: max(1, len(chosen) // about)])


def read(path: Path) -> Entry:
    """An entry from its file's first comment lines."""
    head = dict(re.findall(r"^# (verdict|mistake|says|why): (.+)$", path.read_text("utf-8"), re.MULTILINE))
    if "verdict" not in head or "why" not in head:
        raise ValueError(f"{path}: needs the lines '# verdict:' and '# why:'")
    return Entry(
        path, f"{path.parent.parent.name}.py", path.parent.name, head["verdict"], head.get("mistake"), head.get("says")
    )


def submissions(chosen: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """The entries put together to submissions: at most one of a file in each, so that none meets another."""
    waiting: dict[str, list[Entry]] = {}
    for entry in chosen:
        waiting.setdefault(entry.file, []).append(entry)
    return [tuple(e for e in row if e is not None) for row in zip_longest(*waiting.values())]


def grade(judge: WarmJudge, submission: Sequence[Entry], folder: Path) -> list[ExerciseResult]:
    """The verdicts on the entries of one submission, in their order."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry in submission:
        shutil.copyfile(entry.path, folder / entry.file)
    report = judge.grade(
        Options(folder=folder, only=tuple(entry.exercise for entry in submission), workers=0, first_only=True)
    )
    results = {result.name: result for result in report.exercises}
    return [results[entry.exercise] for entry in submission]


def complaint(entry: Entry, result: ExerciseResult) -> str:
    """What is not as the entry says, or nothing."""
    wanted = f"{entry.verdict}" + (f" with {entry.mistake}" if entry.mistake else "")
    got = f"{result.status}" + (f" with {result.mistake}" if result.mistake else "")
    if result.status != entry.verdict:
        return f"must be {wanted}, was {got}:\n{result.message}"
    if entry.mistake and (result.mistake or "none") != entry.mistake:
        return f"must be {wanted}, was {got}:\n{result.message}"
    if entry.says and not re.search(entry.says, result.message):
        return f"must say {entry.says!r}, said:\n{result.message}"
    return ""
