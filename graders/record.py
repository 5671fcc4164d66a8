"""What a verdict is: frozen records that travel from the judge to the reporters. Imports the standard library only.

`Report.to_json` and `Report.from_json` are the fixed format of `report/report.json`. Every reporter renders a `Report` and
nothing else, so the terminal, the JSON, the JUnit and the HTML always tell the same story.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Status = Literal["passed", "failed", "not_started", "kit_error", "skipped"]

VERSION = 1


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """The verdict of one check on one device.

    `message` is what a learner reads: one or more lines of plain text, empty where the check passed. `cause` is one of
    `faults.CAUSES` or None. `seconds` is wall-clock time and the only field that may differ between two equal runs.
    """

    name: str
    device: str
    status: Status
    message: str = ""
    mistake: str | None = None
    cause: str | None = None
    seconds: float = 0.0
    line: int | None = None
    counts: bool = True  # False for checks on a real GPU: they carry no points


@dataclass(frozen=True, kw_only=True)
class ExerciseResult:
    """The verdict of one exercise: all or nothing, its message that of its first failed check in the catalog's order."""

    name: str
    file: str
    status: Status
    points: float
    max_points: float
    message: str = ""
    mistake: str | None = None
    line: int | None = None
    checks: tuple[CheckResult, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """One submission, graded.

    `seed` is None or "sha256:" and eight hex digits of the instructor's secret. `complete` is False in a report that was
    written while the run went on or was interrupted. `layers` names the layers of confinement that the workers had;
    `notes` are sentences for whoever reads the report (a layer that is missing and the command that mends it).
    """

    submission: str
    exercises: tuple[ExerciseResult, ...]
    seed: str | None = None
    complete: bool = True
    kit: Mapping[str, str] = field(default_factory=dict)  # versions: kit, python, torch, hypothesis, catalog (a hash)
    layers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    version: int = VERSION

    @property
    def points(self) -> float:
        """Sum of the exercises' points."""
        return sum(e.points for e in self.exercises)

    @property
    def max_points(self) -> float:
        """Sum of what the exercises could give."""
        return sum(e.max_points for e in self.exercises)

    @property
    def kit_errors(self) -> tuple[ExerciseResult, ...]:
        """Exercises that the kit failed to judge: "regrade needed", no zero."""
        return tuple(e for e in self.exercises if e.status == "kit_error")

    def count(self, status: Status) -> int:
        """How many exercises have this status."""
        return sum(e.status == status for e in self.exercises)

    def to_json(self) -> dict[str, Any]:
        """A plain tree, `points` and `max_points` of the whole run included."""
        tree = asdict(self)
        tree["kit"] = dict(self.kit)
        return {"version": self.version, **tree, "points": self.points, "max_points": self.max_points}

    @staticmethod
    def from_json(tree: Mapping[str, Any]) -> Report:
        """The inverse of `to_json`; raises `ValueError` in one sentence where the tree is no report."""
        try:
            if tree["version"] != VERSION:
                raise ValueError(f"report of version {tree['version']!r}, this kit reads version {VERSION}")
            exercises = tuple(
                ExerciseResult(**{**e, "checks": tuple(CheckResult(**c) for c in e["checks"])})
                for e in tree["exercises"]
            )
            rest = {k: v for k, v in tree.items() if k not in ("exercises", "points", "max_points")}
            rest["layers"], rest["notes"] = tuple(rest.get("layers", ())), tuple(rest.get("notes", ()))
            return Report(exercises=exercises, **rest)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no report of this kit ({type(error).__name__}: {error})") from None


def summarise(name: str, file: str, max_points: float, checks: tuple[CheckResult, ...]) -> ExerciseResult:
    """The exercise's verdict from its checks, which come in the catalog's order.

    Checks that do not count (real GPU) change nothing. One check that the learner failed decides, for then no other could
    make the exercise pass; else a kit fault takes it out of the learner's account. `not_started` needs every counting
    check to say so: a half-written body is a failure.
    """
    counting = [c for c in checks if c.counts]
    status: Status
    if any(c.status == "kit_error" for c in counting) and not any(c.status == "failed" for c in counting):
        status = "kit_error"
    elif counting and all(c.status == "passed" for c in counting):
        status = "passed"
    elif counting and all(c.status == "not_started" for c in counting):
        status = "not_started"
    else:
        status = "failed"
    told = next((c for c in counting if c.status == status), None) or next(
        (c for c in counting if c.status != "passed"), None
    )
    return ExerciseResult(
        name=name,
        file=file,
        status=status,
        points=max_points if status == "passed" else 0.0,
        max_points=max_points,
        message=told.message if told and status != "passed" else "",
        mistake=told.mistake if told and status != "passed" else None,
        line=told.line if told and status != "passed" else None,
        checks=checks,
    )
