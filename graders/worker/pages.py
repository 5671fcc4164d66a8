"""Huge pages for the memory that forks inherit. Linux; standard library only.

A fork copies a table with an entry for each page that its parent has written, and its end gives them all up again: with the
hundreds of megabytes that torch leaves behind most of what a worker costs. In pages of 2 MB the table is short, and what a worker
writes is still copied in pieces of 4 KB. The kernel collects them where it is told to (``MADV_COLLAPSE``, madvise(2), Linux 6.1),
which takes as long as some fifteen forks save: `pack` does it in steps, to be taken where there is nothing else to do.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator

from graders.worker import libc

_HUGE = 2 << 20
_STEP = 4 * _HUGE
_COLLAPSE = 25


def pack() -> Iterator[None]:
    """Step by step; a kernel that does not know of it, or has no huge page left, leaves things as they are."""
    for start, end in list(_written()):
        first, last = -(-start // _HUGE) * _HUGE, end // _HUGE * _HUGE
        for at in range(first, last, _STEP):
            with contextlib.suppress(OSError):
                size = min(_STEP, last - at)
                libc.madvise(ctypes.c_void_p(at), size, _COLLAPSE)
            yield


def _written() -> Iterator[tuple[int, int]]:
    """Where this process has memory of its own that it may write: the heap, and what belongs to no file."""
    with open("/proc/self/maps") as maps:
        for line in maps:
            where, rights, _, _, file, *name = line.split()
            if rights == "rw-p" and file == "0" and name in ([], ["[heap]"]):
                start, end = where.split("-")
                yield int(start, 16), int(end, 16)
