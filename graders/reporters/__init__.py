"""From one `Report` to every place a grade goes to: siblings with one verb, `render(report) -> str`, and `write`.

Reporters import records and faults, nothing of the judge, and render nothing but the record, so that all of them tell
the same story. What is slow to import (rich, jinja2) is imported where it is used.
"""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from graders.faults import KitFault, UsageFault
from graders.record import Report
from graders.reporters import json_
from graders.reporters.clean import one_line

#: What the user can mend by naming another folder or changing rights; all else (a full disk) is the machine's.
_USAGE = frozenset(
    {
        *(errno.EACCES, errno.EPERM, errno.EROFS),
        *(errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP),
    }
)


def write(report: Report, folder: Path, *, only_json: bool = False) -> None:
    """Writes `report.json`, `junit.xml` and `index.html` into `folder`, which is made where it is missing.

    Each file is the old one or the new one at any moment, never half of either, and where one cannot be written all
    three stay as they were. `only_json` is for partial results while a run goes on: milliseconds, and no jinja2. Raises
    `UsageFault` where the folder cannot be written into and `KitFault` where the disk is full or alike.
    """
    texts = {"report.json": json_.render(report)}
    if not only_json:
        from graders.reporters import html, junit

        texts |= {"junit.xml": junit.render(report), "index.html": html.render(report)}
    try:
        _replace_all({Path(folder) / name: text.encode() for name, text in texts.items()})
    except OSError as error:
        fault = UsageFault if error.errno in _USAGE else KitFault
        reason = "Not a directory" if error.errno == errno.EEXIST else error.strerror or type(error).__name__
        where = one_line(os.fspath(folder), 1000)
        raise fault(f"The report can't be written into {where}: {reason}; what stood there is as it was.") from error


def _replace_all(files: dict[Path, bytes]) -> None:
    """All of `files` written beside their targets first, then put in place; what is not placed goes, come what may."""
    unplaced: dict[Path, Path] = {}
    try:
        for target, content in files.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, f"{target.name} is a directory")
            aside = target.with_name(f".{target.name}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
            unplaced[target] = aside
            with open(aside, "xb") as file:
                file.write(content)
        for target in files:
            os.replace(unplaced[target], target)
            del unplaced[target]
    finally:
        for aside in unplaced.values():
            with suppress(OSError):
                aside.unlink()
