"""To call a program as a worker does, in this very process: no fork, no confinement, no judge that has an opinion."""

from __future__ import annotations

import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graders.worker.harness import Submission

ROOT = Path(__file__).resolve().parents[2]


def submission(file: str, instead: str = "", device: str = "cpu") -> Submission:
    """The solution `file` as a learner's, with the definitions of `instead` in the place of its own."""
    source = f"{(ROOT / 'solutions' / file).read_text('utf-8')}\n\n{instead}"
    module = types.ModuleType("submission")
    exec(compile(source, file, "exec", dont_inherit=True), module.__dict__)
    return Submission(module, file, source.splitlines(), [device])


def of(file: str) -> Callable[..., Any]:
    """``play(program, instead, ...)`` for that file: what a program returns of the solution, or of what stands in its place."""

    def play(program: Callable[..., Any], instead: str, /, *args: Any, **inputs: Any) -> Any:
        return program(submission(file, instead), *args, **inputs)

    return play
