"""What several rooms of tests need: waiting for a condition, seeing which processes a run has, running a command."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def until(condition: Callable[[], object], seconds: float = 60.0, what: str = "") -> None:
    """Waits until `condition()` holds; fails after `seconds`, which only a broken kit ever needs."""
    end, pause = time.monotonic() + seconds, threading.Event()
    while not condition():
        assert time.monotonic() < end, f"still not so after {seconds:g} seconds: {what or condition}"
        pause.wait(0.02)


def processes(word: str) -> list[int]:
    """Living processes (no zombies) that have `word` in their command line."""
    found = []
    for entry in os.listdir("/proc"):
        try:
            if entry.isdigit() and word.encode() in Path(f"/proc/{entry}/cmdline").read_bytes():
                found.append(int(entry))
        except OSError:
            continue
    return found


def command(*words: str, **environment: str) -> dict[str, Any]:
    """Arguments for `subprocess.run` or `Popen` of ``python -m graders WORDS``: output as text, a plain environment."""
    plain = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("PYTEST_", "HYPOTHESIS_")) and k not in ("CI", "NO_COLOR", "FORCE_COLOR")
    }
    return {
        "args": [sys.executable, "-m", "graders", *words],
        "cwd": ROOT,
        "env": plain | environment,
        "text": True,
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }


def kit(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs ``python -m graders WORDS`` to its end."""
    return subprocess.run(**command(*words, **environment), timeout=240, check=False)


def submission(folder: Path, files: Mapping[str, str] | Sequence[tuple[str, str]]) -> Path:
    """A folder with those files in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in dict(files).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
