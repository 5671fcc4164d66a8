"""Every submission of the bank gets the verdict that it must get: right ones pass, wrong ones fail, with the id they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.warm import WarmJudge
from tests.bank import Entry, complaint, entries, grade, submissions


@pytest.fixture(scope="module")
def judge() -> Iterator[WarmJudge]:
    """One warm judge for all of this module's submissions."""
    with WarmJudge() as made:
        yield made


@pytest.mark.parametrize("submission", submissions(entries("right", "wrong")), ids=lambda entries: entries[0].id)
def test_each_gets_its_verdict(judge: WarmJudge, submission: tuple[Entry, ...], tmp_path: Path) -> None:
    """Verdict, mistake and message are those that the header states, for each of some exercises of unlike files."""
    results = grade(judge, submission, tmp_path / "submission")
    said = {entry.id: complaint(entry, result) for entry, result in zip(submission, results, strict=True)}
    assert not any(said.values()), "\n\n".join(f"{name} {text}" for name, text in said.items() if text)
