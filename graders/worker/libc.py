"""The few calls of the C library and the kernel that Python 3.11 has no name for, and what is made of them directly.

Imports the standard library only. Every function raises `OSError` with the call's name where the kernel refuses. Importing this works everywhere; calling it
makes sense on Linux only.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator

LINUX = sys.platform == "linux"
MACHINE = platform.machine()

NEWNS, NEWCGROUP, NEWUTS, NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
MS_REC, MS_PRIVATE = 1 << 14, 1 << 18
MNT_DETACH = 2

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_SET_SECCOMP = 1, 4, 8, 22
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 36, 38
PR_GET_SECCOMP, PR_GET_NO_NEW_PRIVS = 21, 39
PR_CAPBSET_READ, PR_CAPBSET_DROP = 23, 24
PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, PR_CAP_AMBIENT_RAISE, PR_CAP_AMBIENT_CLEAR_ALL = 47, 1, 2, 4

CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_SETGID, CAP_SETUID, CAP_SETPCAP, CAP_SYS_ADMIN = 1, 2, 6, 7, 8, 21
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)
_PIVOT_ROOT = {"x86_64": 155, "aarch64": 41}
_CLOSE_RANGE = 436  # the same on every machine, as all calls since Linux 5.0


def checked(result: int, what: str) -> int:
    """`result`, or the `OSError` that a negative one stands for."""
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def syscall(number: int, *arguments: int | bytes | None) -> int:
    """A raw system call; bytes are passed by address."""
    args = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return int(_libc.syscall(ctypes.c_long(number), *args))


def madvise(start: ctypes.c_void_p, size: int, advice: int) -> None:
    """Advice on a range of this process's memory."""
    checked(_libc.madvise(start, ctypes.c_size_t(size), advice), f"madvise({advice})")


def prctl(option: int, *arguments: int) -> int:
    """One of the many operations on the calling process; missing arguments are zero, as the newer ones demand."""
    padded = [*arguments, 0, 0, 0, 0][:4]
    return checked(_libc.prctl(option, *(ctypes.c_ulong(a) for a in padded)), f"prctl({option})")


@contextlib.contextmanager
def dumpable() -> Iterator[None]:
    """Inside, the files in /proc/self belong to the calling process, which else is non-dumpable: it can write its own."""
    prctl(PR_SET_DUMPABLE, 1)
    try:
        yield
    finally:
        prctl(PR_SET_DUMPABLE, 0)


def trace_me() -> None:
    """Asks to be traced by the parent: the mildest use of ptrace(2)."""
    checked(_libc.ptrace(ctypes.c_long(0), ctypes.c_long(0), None, None), "ptrace")


def unshare(flags: int) -> None:
    """Leaves the namespaces that `flags` name."""
    checked(_libc.unshare(ctypes.c_int(flags)), "unshare")


def setns(fd: int, kind: int) -> None:
    """Joins the namespace behind `fd`."""
    checked(_libc.setns(fd, ctypes.c_int(kind)), "setns")


def mount(source: str | None, target: str, kind: str | None, flags: int = 0, data: str | None = None) -> None:
    """Mounts, binds or remounts, as `flags` say."""
    encoded = [None if s is None else os.fsencode(s) for s in (source, target, kind, data)]
    result = _libc.mount(encoded[0], encoded[1], encoded[2], ctypes.c_ulong(flags), encoded[3])
    checked(result, f"mount {kind or source or ''} on {target}")


def umount(target: str, flags: int = MNT_DETACH) -> None:
    """Takes a mount away, at once by default, even where something is still open in it."""
    checked(_libc.umount2(os.fsencode(target), ctypes.c_int(flags)), f"umount {target}")


def pivot_root(new: str, old: str) -> None:
    """`new` becomes the root, the present one is found at `old`."""
    if MACHINE not in _PIVOT_ROOT:
        raise OSError(errno.ENOSYS, f"pivot_root: not known on {MACHINE}")
    checked(syscall(_PIVOT_ROOT[MACHINE], os.fsencode(new), os.fsencode(old)), "pivot_root")


def close_from(first: int) -> None:
    """Closes every descriptor from `first` on, also those beyond the present limit of open files."""
    if LINUX and syscall(_CLOSE_RANGE, first, 0xFFFFFFFF, 0) == 0:
        return
    folder = "/proc/self/fd" if LINUX else "/dev/fd"
    for name in os.listdir(folder):
        if int(name) >= first:
            try:
                os.close(int(name))
            except OSError:
                pass  # the descriptor of the listing itself


def capabilities() -> dict[str, int]:
    """The calling thread's sets as bit masks: "Inh", "Prm", "Eff", "Bnd", "Amb"."""
    header = ctypes.create_string_buffer(struct.pack("=Ii", _CAPABILITY_VERSION_3, 0), 8)
    data = ctypes.create_string_buffer(24)
    checked(_libc.capget(header, data), "capget")
    low_eff, low_prm, low_inh, high_eff, high_prm, high_inh = struct.unpack("=6I", data.raw)
    sets = {"Eff": low_eff | high_eff << 32, "Prm": low_prm | high_prm << 32, "Inh": low_inh | high_inh << 32}
    for name, probe in (("Bnd", lambda c: _libc.prctl(PR_CAPBSET_READ, c, 0, 0, 0)), ("Amb", _ambient)):
        sets[name] = sum(1 << c for c in range(64) if probe(c) == 1)
    return sets


def _ambient(capability: int) -> int:
    return int(_libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_IS_SET, ctypes.c_ulong(capability), 0, 0))


def has(capability: int) -> bool:
    """Whether the calling thread may use `capability` now."""
    return LINUX and bool(capabilities()["Eff"] >> capability & 1)


def set_capabilities(mask: int) -> None:
    """Effective, permitted and inheritable sets become exactly `mask` (which can only shrink them)."""
    halves = (mask & 0xFFFFFFFF, mask >> 32)
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    data = struct.pack("=6I", halves[0], halves[0], halves[0], halves[1], halves[1], halves[1])
    checked(_libc.capset(header, data), "capset")


def drop_bounding_set(but: int = 0) -> None:
    """No exec can gain a capability again, except those of the mask `but`; does nothing where CAP_SETPCAP is lacking."""
    for capability in range(64):
        if but >> capability & 1:
            continue
        if _libc.prctl(PR_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0) != 0:
            return


def become(uid: int, kept: int) -> None:
    """Takes on a uid and the gid of the same number, with exactly the capabilities `kept`, which also outlive an exec."""
    if kept:
        prctl(PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    if kept:
        set_capabilities(kept)
        for capability in range(64):
            if kept >> capability & 1:
                prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability)


def status_of(pid: str) -> dict[str, str]:
    """/proc/PID/status: its fields as text, units left out."""
    with open(f"/proc/{pid}/status") as file:
        pairs = (line.split(":", 1) for line in file)
        return {name: value.split()[0] for name, value in pairs if value.split()}
