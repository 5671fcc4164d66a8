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
from dataclasses import dataclass
from pathlib import Path

from graders.record import ExerciseResult
from graders.session import Options
from graders.warm import WarmJudge

ROOM = Path(__file__).parent / "submissions"


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


def read(path: Path) -> Entry:
    """An entry from its file's first comment lines."""
    head = dict(re.findall(r"^# (verdict|mistake|says|why): (.+)$", path.read_text("utf-8"), re.MULTILINE))
    if "verdict" not in head or "why" not in head:
        raise ValueError(f"{path}: needs the lines '# verdict:' and '# why:'")
    return Entry(
        path, f"{path.parent.parent.name}.py", path.parent.name, head["verdict"], head.get("mistake"), head.get("says")
    )


def grade(judge: WarmJudge, entry: Entry, folder: Path) -> ExerciseResult:
    """The verdict on an entry, graded alone."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(entry.path, folder / entry.file)
    report = judge.grade(Options(folder=folder, only=(entry.exercise,), workers=0))
    (result,) = report.exercises
    return result


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
