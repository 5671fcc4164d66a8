"""Each test has a temporary folder of its own, as each worker has: programs number theirs and do not expect to find anything."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where `tempfile` looks."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
