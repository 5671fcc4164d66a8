"""Namespaces: what a worker can see at all. Imports the standard library and `libc` only.

Two boxes, one in the other. The *jail* is entered once, by the zygote, before it imports anything heavy: new pid, network,
IPC, UTS and cgroup namespaces, and a mount namespace whose root is a tmpfs that holds the system's libraries, Python, the
kit's worker side and nothing else. Whoever has CAP_SYS_ADMIN (root) makes it directly; everybody else makes a user
namespace first, in which the kernel grants it. The *cell* is entered by each worker: again pid, network, IPC, UTS and
mount namespaces, with a scratch, a /dev/shm and a /proc of its own on top of the jail's root. Making a cell takes one
``unshare`` and three mounts, because the jail has done the rest.

A process can't move into a new pid namespace, only its children can. So `enter_jail` forks: the caller stays outside as a
*stub* that does nothing but wait, and the function returns in its child, which is pid 1 of the jail and whose end the
kernel makes the end of all others in there. A worker is pid 1 of its cell in the same way: `next_child_in_a_cell` before
the fork, `next_child_in_the_jail` after it.
"""

from __future__ import annotations

import fcntl
import os
import re
import signal
import socket
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NoReturn

from graders.worker import libc

SCRATCH = "/scratch"
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store")
SYSTEM_FILES = ("/etc/ld.so.cache", "/etc/alternatives", "/etc/localtime", "/etc/ssl/openssl.cnf")
HARDWARE = ("/sys/devices/system/cpu", "/sys/devices/system/node")  # how many cores there are
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")

ETC = {  # what getpass, pwd and the resolver want to find
    "passwd": "root:x:0:0:root:/:/bin/false\nlearner:x:{uid}:{gid}:learner:/scratch:/bin/false\n",
    "group": "root:x:0:\nlearner:x:{gid}:\n",
    "hosts": "127.0.0.1 localhost\n::1 localhost\n",
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
}
_CELL = libc.NEWNET | libc.NEWIPC | libc.NEWUTS
_JAIL = _CELL | libc.NEWPID | libc.NEWCGROUP
_SAFE = libc.MS_NOSUID | libc.MS_NODEV


@dataclass(frozen=True, kw_only=True)
class View:
    """What the jail shows.

    `read_only`: absolute paths, besides the system's, that can be read there under the same names; `devices`: device files
    that can be used; `base`: an empty folder to build on; `mounts`: False leaves the file system as it is.
    """

    read_only: tuple[str, ...]
    devices: tuple[str, ...]
    base: str
    mounts: bool = True


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A worker's own part: uid and gid of its scratch, how large that and /dev/shm may grow, whether loopback is up."""

    owner: tuple[int, int]
    disk: int
    inodes: int
    network: bool
    mounts: bool


def try_out(view: View) -> str | None:
    """Enters a jail and a cell in a throw-away process; None where all went well, else why not, in a few words."""
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(ear)
        _rehearse(view, mouth)
    os.close(mouth)
    with os.fdopen(ear, "rb") as pipe:
        said = pipe.read().decode("utf-8", "replace")
    os.waitpid(pid, 0)
    return None if said == "ok" else said or "it ended without a word"


def _rehearse(view: View, mouth: int) -> NoReturn:
    """The throw-away process: in the jail, and again in a cell, "ok" or the reason goes to `mouth`."""
    try:
        enter_jail(view, keep=mouth)
        home = own_pid_namespace()
        next_child_in_a_cell()
        pid = os.fork()
        if pid == 0:
            enter_cell(
                Cell(owner=(os.geteuid(), os.getegid()), disk=1 << 20, inodes=16, network=True, mounts=view.mounts)
            )
            if os.geteuid() != 0:
                enter_user_namespace()
            os.write(mouth, b"ok")
            os._exit(0)
        next_child_in_the_jail(home)
        os.waitpid(pid, 0)
    except BaseException as error:
        os.write(mouth, re.sub(r"^\[Errno \d+\] ", "", str(error)).encode())
    os._exit(0)


def enter_jail(view: View, keep: int | None = None) -> None:
    """Returns in a child of the calling process, which lives in the jail as its pid 1; the caller becomes the stub.

    `keep` is a descriptor that the stub leaves open. Raises `OSError` (in the caller or in the child).
    """
    flags = _JAIL | (libc.NEWNS if view.mounts else 0)
    if libc.has(libc.CAP_SYS_ADMIN):
        libc.unshare(flags)
    else:
        enter_user_namespace(flags)
    pid = os.fork()
    if pid != 0:
        _be_the_stub(pid, keep)
    libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
    socket.sethostname("worker")
    if view.mounts:
        _build(view)


def enter_user_namespace(flags: int = 0) -> None:
    """A user namespace of one's own, in which one is who one was; the other namespaces in `flags` belong to it."""
    uid, gid = os.geteuid(), os.getegid()
    libc.unshare(libc.NEWUSER | flags)
    with libc.dumpable():
        for name, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
            with open(f"/proc/self/{name}", "w") as file:
                file.write(text)


def _be_the_stub(pid: int, keep: int | None) -> NoReturn:
    """Waits for pid 1 of the jail and ends as it did. Holds no descriptor, so that nobody waits for the stub in vain."""
    if keep is not None:
        os.dup2(keep, 0)
    libc.close_from(0 if keep is None else 1)
    while True:
        try:
            _, status = os.waitpid(pid, 0)
        except InterruptedError:
            continue
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def own_pid_namespace() -> int:
    """A descriptor of the caller's pid namespace, for `next_child_in_the_jail`."""
    return os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)


def next_child_in_a_cell() -> None:
    """The caller's next child will be pid 1 of a new pid namespace."""
    libc.unshare(libc.NEWPID)


def next_child_in_the_jail(home: int) -> None:
    """Undoes `next_child_in_a_cell` (a second unshare without that fails)."""
    libc.setns(home, libc.NEWPID)


def enter_cell(cell: Cell) -> None:
    """In the worker: namespaces of its own, and where the jail has mounts a fresh scratch, /dev/shm and /proc. Raises `OSError`."""
    libc.unshare(_CELL | (libc.NEWNS if cell.mounts else 0))
    if cell.network:
        _loopback_up()
    if not cell.mounts:
        return
    size = f"size={cell.disk},nr_inodes={cell.inodes},mode=0700,uid={cell.owner[0]},gid={cell.owner[1]}"
    libc.mount("tmpfs", SCRATCH, "tmpfs", _SAFE, size)
    libc.mount("tmpfs", "/dev/shm", "tmpfs", _SAFE | libc.MS_NOEXEC, size)
    _mount_proc()
    if os.geteuid() == 0:  # a worker that stays root could write to /proc/sys, capabilities or not
        libc.mount(None, "/proc", None, libc.MS_REMOUNT | libc.MS_BIND | libc.MS_RDONLY | _SAFE | libc.MS_NOEXEC)


def _loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        request = struct.pack("16sH14x", b"lo", 0)
        (flags,) = struct.unpack("16xH14x", fcntl.ioctl(sock, 0x8913, request))  # SIOCGIFFLAGS
        fcntl.ioctl(sock, 0x8914, struct.pack("16sH14x", b"lo", flags | 1))  # SIOCSIFFLAGS, IFF_UP


def _mount_proc(target: str = "/proc") -> None:
    """A /proc that shows this pid namespace only. Where the kernel refuses one (in a container that hides parts of its own)
    the old one stays, and Landlock narrows it.
    """
    try:
        libc.mount("proc", target, "proc", _SAFE | libc.MS_NOEXEC)
    except PermissionError:
        if not os.path.exists(f"{target}/self"):
            libc.mount("/proc", target, None, libc.MS_BIND | libc.MS_REC)


def _build(view: View) -> None:
    """A root of our own: a tmpfs with read-only views of what may be seen, then nothing of the old one is left."""
    new = view.base
    libc.mount(None, "/", None, libc.MS_REC | libc.MS_PRIVATE)
    libc.mount("tmpfs", new, "tmpfs", _SAFE, "size=4m,mode=0755")
    os.umask(0o022)  # parents of what is shown can be passed by a worker that is no longer root
    for path in without_covered([*SYSTEM, *SYSTEM_FILES, *HARDWARE, *view.read_only]):
        _show(path, new)
    for path in (*DEVICES, *view.devices):
        _show(path, new)
    _furnish(new)
    _mount_proc(f"{new}/proc")
    os.chdir(new)
    libc.pivot_root(".", ".")
    libc.umount(".")
    os.chdir("/")
    _make_read_only()
    libc.mount("tmpfs", SCRATCH, "tmpfs", _SAFE, "size=64m,mode=0700")


def without_covered(paths: Sequence[str]) -> list[str]:
    """Existing paths and what they really are, none of them beneath another; links that lie on the way are kept as links."""
    wanted = {p for path in paths for p in (path, os.path.realpath(path)) if os.path.lexists(p) and p != "/"}
    kept: list[str] = []
    for path in sorted(wanted):
        if not any(path == k or path.startswith(k.rstrip("/") + "/") for k in kept):
            kept.append(path)
    return kept


def _show(path: str, new: str) -> None:
    """`path` appears under the new root by the same name: a link as a link, all else as a bind mount."""
    target = new + path
    if not os.path.lexists(path):
        return
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if os.path.islink(path) and os.path.dirname(path) == "/":
        os.symlink(os.readlink(path), target)
        return
    if os.path.isdir(path):
        os.makedirs(target, exist_ok=True)
    else:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT, 0o644))
    libc.mount(path, target, None, libc.MS_BIND | libc.MS_REC)


def _furnish(new: str) -> None:
    """Folders that things are mounted on, and the few files that programs expect to find."""
    for folder in ("/proc", "/dev/shm", SCRATCH, "/etc", "/var"):
        os.makedirs(new + folder, exist_ok=True)
    for name, target in (("/tmp", SCRATCH), ("/var/tmp", SCRATCH), ("/dev/fd", "/proc/self/fd")):
        if not os.path.lexists(new + name):  # as it does where the kit itself lies under /tmp
            os.symlink(target, new + name)
    for name, text in ETC.items():
        with open(f"{new}/etc/{name}", "w") as file:
            file.write(text.format(uid=os.geteuid(), gid=os.getegid()))


def _make_read_only() -> None:
    """Every mount but the devices and /proc becomes read-only, with the flags it has: those a user namespace can't take off."""
    names = {"nosuid": libc.MS_NOSUID, "nodev": libc.MS_NODEV, "noexec": libc.MS_NOEXEC}
    for point, options in _mounts():
        if point.startswith(("/dev/", "/proc")):
            continue
        flags = sum(flag for name, flag in names.items() if name in options) | _SAFE
        libc.mount(None, point, None, libc.MS_REMOUNT | libc.MS_BIND | libc.MS_RDONLY | flags)


def _mounts() -> Iterator[tuple[str, set[str]]]:
    """Mount points of this namespace with their options."""
    with open("/proc/self/mountinfo", errors="surrogateescape") as file:
        lines = file.read().splitlines()
    for line in lines:
        fields = line.split(" ")
        point = re.sub(r"\\([0-7]{3})", lambda digits: chr(int(digits[1], 8)), fields[4])  # spaces and the like
        yield point, set(fields[5].split(","))
