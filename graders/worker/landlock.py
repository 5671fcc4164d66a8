"""Landlock by its three system calls: what of the file system a worker may touch, without any privilege. Standard library only.

A ruleset names every kind of access that this kernel can refuse, and then, path by path, what is allowed beneath it;
all else is refused, to the process and to whatever it forks. Newer kernels can refuse more (their *ABI* says how much):
moving files between folders from 2, truncating from 3, TCP from 4, ioctl on devices from 5, abstract sockets and
signals to processes outside from 6, sockets with a path from 9. Rules are tied to inodes, so a ruleset is built after the
mounts that it speaks of.
"""

from __future__ import annotations

import os
import stat
import struct
from collections.abc import Iterable

from graders.worker import libc

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same on every machine

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = 1, 2, 4, 8, 16, 32
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = 64, 128, 256, 512, 1024, 2048, 4096
REFER, TRUNCATE, IOCTL_DEV, RESOLVE_UNIX = 1 << 13, 1 << 14, 1 << 15, 1 << 16

_SINCE = {2: REFER, 3: TRUNCATE, 5: IOCTL_DEV, 9: RESOLVE_UNIX}
_FOR_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV | RESOLVE_UNIX
_TCP = 3  # bind and connect
_SCOPES = 3  # abstract sockets and signals
_QUIET = 1  # LOG_SAME_EXEC_OFF: a submission can't fill the audit log

READ = READ_FILE | READ_DIR
RUN = READ | EXECUTE
USE = READ_FILE | WRITE_FILE | IOCTL_DEV  # a device
MAKE = MAKE_DIR | MAKE_REG | MAKE_SOCK | MAKE_FIFO | MAKE_SYM
OWN = READ | WRITE_FILE | TRUNCATE | REFER | REMOVE_DIR | REMOVE_FILE | MAKE  # all but devices and programs to run

TRUNCATION = 3  # the ABI from which files are not truncated by their path
SIGNALS = 6  # the ABI from which signals stay inside
UNIX_PATHS = 9  # the ABI from which sockets with a path stay inside


def abi(cap: int = 99) -> int:
    """The kernel's ABI, never more than `cap`; 0 where it has no Landlock or it is not switched on."""
    if not libc.LINUX:
        return 0
    return max(0, min(libc.syscall(_CREATE, None, 0, 1), cap))


def handled(version: int) -> int:
    """Every access to files that a kernel of this ABI can refuse."""
    rights = (1 << 13) - 1
    for since, right in _SINCE.items():
        if version >= since:
            rights |= right
    return rights


def ruleset(version: int, rules: Iterable[tuple[str, int]], *, network: bool) -> int:
    """A descriptor of a new ruleset that allows each (path, rights) beneath that path; paths that do not exist are left out.

    With `network` TCP is not touched. Raises `OSError` where the kernel refuses.
    """
    files = handled(version)
    fields = [files, 0 if network or version < 4 else _TCP, _SCOPES if version >= 6 else 0]
    size = 8 if version < 4 else 16 if version < 6 else 24
    fd = libc.checked(libc.syscall(_CREATE, struct.pack("=QQQ", *fields)[:size], size, 0), "landlock_create_ruleset")
    try:
        for path, rights in rules:
            _allow(fd, path, rights & files)
    except OSError:
        os.close(fd)
        raise
    return fd


def _allow(ruleset_fd: int, path: str, rights: int) -> None:
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(fd).st_mode):
            rights &= _FOR_FILES
        rule = struct.pack("=Qi", rights, fd)
        libc.checked(libc.syscall(_ADD, ruleset_fd, 1, rule, 0), f"landlock_add_rule {path}")
    finally:
        os.close(fd)


def restrict(ruleset_fd: int, version: int) -> None:
    """The calling process and its children to be are bound by the ruleset for good. Needs NO_NEW_PRIVS."""
    libc.checked(libc.syscall(_RESTRICT, ruleset_fd, _QUIET if version >= 7 else 0), "landlock_restrict_self")
