"""What the simulation does not cover: a fault of the kit that names it, never a learner's failure. Imports nothing of ours.

The first one met in this process is remembered, so that the harness sees it also where the learner's code caught the exception.
"""

from __future__ import annotations

from typing import NoReturn

_first: str | None = None


class Unsupported(NotImplementedError):
    """The simulated devices do not cover something that real CUDA devices do (or may do). `what` names it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The simulated devices do not cover {what}.")
        self.what = what


def refuse(what: str, because: BaseException | None = None) -> NoReturn:
    """Raises `Unsupported(what)` and remembers it when it is the first."""
    global _first
    if _first is None:
        _first = what
    raise Unsupported(what) from because


def unsupported() -> str | None:
    """The first thing met in this process that the simulation does not cover, or None."""
    return _first
