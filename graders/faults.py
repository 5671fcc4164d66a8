"""Whose fault it is: the learner's or the kit's. Imports nothing of ours, so that everything may import it.

A `LearnerFault` costs points; a `KitFault` never does and makes the run exit 3. Nothing else may decide a verdict: an
exception that is neither is a bug of the kit, hence a `KitFault`.
"""

from __future__ import annotations

from typing import Literal, get_args

Cause = Literal["answer", "exception", "timeout", "memory", "crash", "output", "missing", "import", "forged"]
CAUSES: frozenset[str] = frozenset(get_args(Cause))

#: Causes after which the worker is gone or the cost was a whole limit: such an example is never shrunk or played again.
COSTLY: frozenset[str] = frozenset({"timeout", "memory", "crash", "output", "forged", "import", "missing"})


class LearnerFault(Exception):
    """The submission broke its contract.

    `fact` is a sentence or two on what happened and what must hold, never the answer; `mistake` is an id of the mistake
    bank and is given only where it is sure; `line` is the line of the learner's file, where one is known.
    """

    def __init__(
        self, cause: Cause, fact: str, *, mistake: str | None = None, line: int | None = None, output: str = ""
    ) -> None:
        super().__init__(fact)
        self.cause: Cause = cause
        self.fact = fact
        self.mistake = mistake
        self.line = line
        self.output = output


class NotStarted(LearnerFault):
    """The exercise's own body raised exactly `NotImplementedError` without a text: the stub as it was handed out."""

    def __init__(self, line: int | None = None) -> None:
        super().__init__("exception", "Not started.", line=line)


class KitFault(Exception):
    """The kit could not judge: a bug in a grader, a missing dependency, a sandbox that does not start."""


class NoGpu(Exception):
    """A check on a real GPU can't run, for there is none that torch can use: it is skipped."""


class UsageFault(Exception):
    """The words of the command make no sense or name a submission that is not there (exit 2)."""
