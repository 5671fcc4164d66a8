"""Reads a learner's files: regular files only, bounded, strict UTF-8. Never compiles or parses them.

Each file becomes a `Source`: its text, or the sentence that says why there is none. The judge grades this snapshot, so a
file that is saved while a run goes on changes nothing.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graders.faults import Cause, LearnerFault, UsageFault

MAX_SOURCE = 1 << 20


@dataclass(frozen=True)
class Source:
    """One file of a submission as it was read: its text, or why there is none."""

    name: str
    text: str | None
    cause: Cause | None = None
    fact: str = ""
    line: int | None = None

    def line_of(self, name: str) -> int | None:
        """The line on which a function or class of that name begins, as far as a look at the text can tell."""
        pattern = re.compile(rf"^(?:async +)?(?:def|class) +{re.escape(name)}\b|^{re.escape(name)} *[=:]", re.MULTILINE)
        found = None if self.text is None else pattern.search(self.text)
        return None if found is None or self.text is None else self.text.count("\n", 0, found.start()) + 1

    def get(self) -> str:
        """The text; raises `LearnerFault` where there is none."""
        if self.text is None:
            assert self.cause is not None
            raise LearnerFault(self.cause, self.fact, line=self.line)
        return self.text


def read_submission(folder: Path, files: Iterable[str]) -> dict[str, Source]:
    """The named files of a submission, which lie in `folder` or in its `exercises/`; raises `UsageFault` without a folder."""
    if not os.path.lexists(folder):
        raise UsageFault(f"There is no folder {folder}.")
    if not os.path.isdir(folder):
        raise UsageFault(f"{folder} is no folder.")
    names = list(files)
    inner = folder / "exercises"
    # os.path answers where pathlib raises: in a folder that may not be looked into nothing is
    if os.path.isdir(inner) and not os.path.islink(inner) and not any(os.path.lexists(folder / name) for name in names):
        folder = inner
    return {name: read_file(folder / name) for name in names}


def read_file(path: Path) -> Source:
    """One file; every way in which it can be no text of ours has its own sentence."""
    name = path.name
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == errno.ENOENT:
            return Source(name, None, "missing", f"The file {name} is not there.")
        if error.errno == errno.ELOOP:
            return Source(name, None, "import", f"{name} is a symbolic link; the grader reads regular files only.")
        return Source(name, None, "import", f"{name} can't be read: {os.strerror(error.errno or 0)}.")
    mode = os.fstat(fd).st_mode
    if not stat.S_ISREG(mode):
        os.close(fd)
        return Source(name, None, "import", f"{name} is {_kind(mode)}, not a file.")
    with os.fdopen(fd, "rb") as file:
        try:
            data = file.read(MAX_SOURCE + 1)
        except OSError as error:
            return Source(name, None, "import", f"{name} can't be read: {os.strerror(error.errno or 0)}.")
    if len(data) > MAX_SOURCE:
        return Source(name, None, "import", f"{name} is larger than 1 MiB.")
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        return Source(name, None, "import", f"{name}, line {line} holds a NUL byte: is it a text file?", line)
    try:
        return Source(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Source(
            name, None, "import", f"{name}, line {line} is not UTF-8; save the file with that encoding.", line
        )


def _kind(mode: int) -> str:
    kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
    return next((text for test, text in kinds if test(mode)), "a device")
