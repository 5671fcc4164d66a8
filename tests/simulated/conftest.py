"""The answers are asked for once a run, however many processes test."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def _answers(kind: str, folder: Path) -> Any:
    file, lock = folder / f"{kind}-devices.json", folder / f"{kind}-devices.lock"
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not file.exists():
            command = [sys.executable, "-W", "ignore", "-m", "tests.simulated.answers", kind]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
            if done.returncode:
                raise RuntimeError(f"no answers about {kind} devices: {done.stderr}")
            file.write_text(done.stdout.splitlines()[-1], encoding="utf-8")
    return json.loads(file.read_text(encoding="utf-8"))


def _shared_folder(factory: pytest.TempPathFactory) -> Path:
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def simulated_answers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return _answers("simulated", _shared_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def gpu_answers(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return _answers("cuda", _shared_folder(tmp_path_factory))
