"""In the zygote, after a worker: what outlived it is killed, what it left is removed. Imports the standard library and `libc`.

In a pid namespace the kernel has killed everything already. Without one, the worker's process group is killed, which seccomp
let nobody leave. Where seccomp is missing too, what left the group is found because the zygote is a *subreaper*: every
orphan among the worker's descendants becomes its child. As root one signal to the throw-away uid then reaches them all at
once; else they are stopped first, all of them, since those that are killed one by one make room for others to be born.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import time
from collections.abc import Collection

from graders.worker import libc

SECONDS = 30.0  # a bomb of hundreds of processes leaves the zygote little of the machine


def kill(pid: int, uid: int | None, workers: Collection[int]) -> int:
    """Kills what is left of worker `pid`, whose throw-away uid was `uid`; `workers` are not touched. Returns how many there were.

    Raises `TimeoutError` where some are still there after `SECONDS`.
    """
    with contextlib.suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
    killed, end = 0, time.monotonic() + SECONDS
    while strays := _strays(pid, uid, workers):
        if time.monotonic() > end:
            raise TimeoutError(f"{len(strays)} processes of a worker can't be killed")
        if uid is not None:
            _kill_all_of(uid)
        else:
            _kill_family_of(strays, end)
        for stray in strays:
            killed += _kill_one(stray, end)
    return killed


def _kill_family_of(roots: Collection[int], end: float) -> None:
    """Stops processes and their descendants until no new ones appear, then kills them."""
    stopped: set[int] = set()
    while (moving := _family(roots) - stopped) and time.monotonic() < end:
        for pid in moving:
            _signal(pid, signal.SIGSTOP)
        stopped |= moving
    for pid in stopped:
        _signal(pid, signal.SIGKILL)


def memory_of(pid: int) -> int:
    """Bytes of memory that a worker and its descendants have beyond what they were forked with, roughly, shared memory once."""
    inherited, private, shared = _resident("self")[0], 0, 0
    for member in _family([pid]):
        own, common = _resident(str(member))
        private += max(0, own - inherited)
        shared = max(shared, common)
    return private + shared


def _resident(pid: str) -> tuple[int, int]:
    """Resident bytes of a process that are its own (or copied on write), and those of shared memory; 0 for one that is gone."""
    try:
        status = libc.status_of(pid)
        return int(status["RssAnon"]) << 10, int(status["RssShmem"]) << 10
    except (OSError, KeyError, ValueError):
        return 0, 0


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(OSError):
        os.kill(pid, number)


def _family(roots: Collection[int]) -> set[int]:
    """`roots` and their descendants."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            children.setdefault(_parent(name), []).append(int(name))
    found, queue = set(roots), list(roots)
    while queue:
        born = [child for child in children.get(queue.pop(), ()) if child not in found]
        found.update(born)
        queue += born
    return found


def _strays(pid: int, uid: int | None, workers: Collection[int]) -> list[int]:
    """Children of the zygote that are no workers of ours; with throw-away uids only those of this worker's."""
    found = []
    for child in _children():
        if child == pid or child in workers:
            continue
        with contextlib.suppress(OSError, KeyError):
            if uid is None or int(libc.status_of(str(child))["Uid"]) == uid:
                found.append(child)
    return found


def _children() -> list[int]:
    """Pids of the calling process's children, zombies included."""
    if not libc.LINUX:
        return []
    try:
        with open(f"/proc/self/task/{os.getpid()}/children") as file:
            return [int(word) for word in file.read().split()]
    except OSError:
        return [int(n) for n in os.listdir("/proc") if n.isdigit() and _parent(n) == os.getpid()]


def _parent(pid: str) -> int:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return -1


def _kill_all_of(uid: int) -> None:
    """One signal to all processes of a throw-away uid, sent from within it: a fork bomb can't outrun it."""
    pid = os.fork()
    if pid == 0:
        try:
            libc.become(uid, 0)
            os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def _kill_one(pid: int, end: float) -> int:
    """Kills and reaps one child; 1 where it was there."""
    try:
        os.kill(pid, signal.SIGKILL)
        pidfd = os.pidfd_open(pid)
    except OSError:
        return 0
    try:
        select.select([pidfd], [], [], max(0.0, end - time.monotonic()))
        return int(os.waitpid(pid, os.WNOHANG)[0] == pid)
    except OSError:
        return 0
    finally:
        os.close(pidfd)


def remove(folder: str) -> None:
    """Removes a folder whatever it holds: modes without a bit, trees deeper than a path may be long, millions of files."""
    top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        os.fchmod(top, 0o700)
        prefix = os.urandom(8).hex()  # no name that is there already
        count = 0
        while names := _some_names(top):
            for name in names:
                count = _remove_entry(top, name, prefix, count)
    finally:
        os.close(top)
    os.rmdir(folder)


def _remove_entry(top: int, name: str, prefix: str, count: int) -> int:
    """Removes one entry; where it is a folder, what it holds moves up to `top` first, so that depth never matters."""
    if _unlink(name, top):
        return count
    os.chmod(name, 0o700, dir_fd=top)
    inner = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
    try:
        while names := _some_names(inner):
            for child in names:
                if not _unlink(child, inner):
                    os.chmod(child, 0o700, dir_fd=inner)  # a folder that changes its parent must be writable
                    os.rename(child, f"{prefix}-{count}", src_dir_fd=inner, dst_dir_fd=top)
                    count += 1
    finally:
        os.close(inner)
    os.rmdir(name, dir_fd=top)
    return count


def _unlink(name: str, folder: int) -> bool:
    """Removes what is no folder; False where it is one."""
    try:
        os.unlink(name, dir_fd=folder)
    except (IsADirectoryError, PermissionError):
        return False
    return True


def _some_names(folder: int) -> list[str]:
    """Up to a thousand entries of an open folder."""
    with os.scandir(folder) as entries:
        return [entry.name for entry, _ in zip(entries, range(1000), strict=False)]


def shared_memory() -> frozenset[str]:
    """Names in the machine's own /dev/shm."""
    try:
        return frozenset(os.listdir("/dev/shm"))
    except OSError:
        return frozenset()


def remove_shared_memory(before: Collection[str], uid: int | None) -> None:
    """What came to /dev/shm since `before`: all that belongs to a throw-away uid, else only what torch and multiprocessing name."""
    owner = os.getuid() if uid is None else uid
    for name in shared_memory().difference(before):
        path = f"/dev/shm/{name}"
        with contextlib.suppress(OSError):
            ours = uid is not None or name.startswith(("torch_", "psm_", "sem.mp-", "pym-"))
            if ours and os.lstat(path).st_uid == owner:
                os.unlink(path)


def processes_of_this_user() -> int:
    """Processes and threads that count against this user's RLIMIT_NPROC."""
    count = 0
    for name in os.listdir("/proc") if libc.LINUX else ():
        with contextlib.suppress(OSError, KeyError, ValueError):
            status = libc.status_of(name) if name.isdigit() else {"Uid": "-1"}
            if int(status["Uid"]) == os.getuid():
                count += int(status["Threads"])
    return count
