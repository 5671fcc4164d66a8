"""Every submission of the bank gets the verdict that it must get: right ones pass, wrong ones fail, with the id they say.

An even share of them is played, and all of them with FULL=1; `tests.bank_report` plays those of one exercise.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.session import Options
from graders.warm import WarmJudge
from tests.bank import Entry, complaint, entries, grade, some, submissions


@pytest.fixture(scope="module")
def judge() -> Iterator[WarmJudge]:
    """One warm judge for all of this module's submissions."""
    with WarmJudge() as made:
        yield made


CHOSEN = entries("right", "wrong") if os.environ.get("FULL") else some(entries("right", "wrong"))


@pytest.mark.parametrize("submission", submissions(CHOSEN), ids=lambda entries: entries[0].id)
def test_each_gets_its_verdict(judge: WarmJudge, submission: tuple[Entry, ...], tmp_path: Path) -> None:
    """Verdict, mistake and message are those that the header states, for each of some exercises of unlike files."""
    results = grade(judge, submission, tmp_path / "submission")
    said = {entry.id: complaint(entry, result) for entry, result in zip(submission, results, strict=True)}
    assert not any(said.values()), "\n\n".join(f"{name} {text}" for name, text in said.items() if text)


def test_the_first_failed_check_decides(judge: WarmJudge, tmp_path: Path) -> None:
    """An exercise that is ended at its first failed check has the verdict, mistake and message of one that is judged whole."""
    wrong = next(entry for entry in entries("wrong") if entry.exercise == "Cube")
    (first,) = grade(judge, (wrong,), tmp_path / "submission")
    (whole,) = judge.grade(Options(folder=tmp_path / "submission", only=("Cube",), workers=0)).exercises
    assert (first.status, first.mistake, first.message) == (whole.status, whole.mistake, whole.message)
    assert len({check.name for check in whole.checks}) > 1
