"""Every submission of the bank gets the verdict that it must get: right ones pass, wrong ones fail, with the id they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.warm import WarmJudge
from tests.bank import Entry, complaint, entries, grade


@pytest.fixture(scope="module")
def judge() -> Iterator[WarmJudge]:
    """One warm judge for all of this module's submissions."""
    with WarmJudge() as made:
        yield made


@pytest.mark.parametrize("entry", entries("right", "wrong"), ids=lambda entry: entry.id)
def test_submission_gets_its_verdict(judge: WarmJudge, entry: Entry, tmp_path: Path) -> None:
    """A submission's verdict, mistake and message are those that its header states."""
    assert not complaint(entry, grade(judge, entry, tmp_path / "submission"))
