"""To call a program as a worker does, in this very process: no fork, no confinement, no judge that has an opinion.

What is noted while it runs, and would be sent to a judge, comes as "notes" beside what it returns.
"""

from __future__ import annotations

import contextlib
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from graders.programs import notes
from graders.worker import wire
from graders.worker.harness import Submission

ROOT = Path(__file__).resolve().parents[2]


def submission(file: str, instead: str = "", device: str = "cpu") -> Submission:
    """The solution `file` as a learner's, with the definitions of `instead` in the place of its own."""
    source = f"{(ROOT / 'solutions' / file).read_text('utf-8')}\n\n{instead}"
    module = types.ModuleType("submission")
    exec(compile(source, file, "exec", dont_inherit=True), module.__dict__)
    nothing_to_put_back: Any = types.SimpleNamespace(put_back=lambda: None)
    return Submission(module, file, source.splitlines(), [device], nothing_to_put_back)


@contextlib.contextmanager
def heard() -> Iterator[list[tuple[Any, ...]]]:
    """The notes that are sent meanwhile, as they arrive."""
    found: list[tuple[Any, ...]] = []

    def arrive(_: int, frame: bytes) -> int:
        found.append(tuple(wire.decode(frame)["note"]))
        return len(frame)

    with mock.patch.object(notes, "_write", arrive):
        yield found


def of(file: str) -> Callable[..., Any]:
    """``play(program, instead, ...)`` for that file: what a program returns of the solution, or of what stands in its place."""

    def play(program: Callable[..., Any], instead: str, /, *args: Any, **inputs: Any) -> Any:
        with heard() as found:
            result = program(submission(file, instead), *args, **inputs)
        return {"notes": found, **result} if found and isinstance(result, dict) else result

    return play
