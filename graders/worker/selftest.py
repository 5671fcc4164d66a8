"""What really holds: a worker tries what it must not be able to do. Imports the standard library and `libc` only.

`confine.self_test` confines a throw-away worker and lets it call `try_all`. Every attempt is a function that does something
forbidden and returns whether it could; an exception means that it could not. An attempt belongs to the layer
that must stop it, and is made only where that layer is there: so each layer is shown to work by itself, as far as no other
one stands before it.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graders.worker import libc
from graders.worker.layers import Limits

LIMITS = Limits(memory=256 << 20, cpu=10, fsize=1 << 20, nproc=8, nofile=64, disk=2 << 20, inodes=32)
_SHARED = ("pid", "net", "ipc", "uts", "mnt")


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What the attempts need to know of the world outside.

    `layers`: what the worker got; `zygote`: its pid; `hidden`: paths that must not be readable; `elsewhere`: folders
    that must not be writable; `spaces`: the zygote's namespaces; `uid`: the worker's, None where it kept the zygote's.
    """

    layers: tuple[str, ...]
    zygote: int
    hidden: tuple[str, ...]
    elsewhere: tuple[str, ...]
    spaces: dict[str, str]
    uid: int | None


def spaces_of_this_process() -> dict[str, str]:
    """Names of the namespaces that the calling process is in."""
    return {name: os.readlink(f"/proc/self/ns/{name}") for name in _SHARED if libc.LINUX}


def try_all(scene: Scene) -> list[dict[str, Any]]:
    """[{"layer", "what", "held"}], an entry for each attempt that was made, in the order of `ATTEMPTS`."""
    made = []
    for layers, what, attempt in ATTEMPTS:
        layer = next((layer for layer in layers if layer in scene.layers), None)
        if layer is None:
            continue
        try:
            held = not attempt(scene)
        except (OSError, MemoryError, RuntimeError):
            held = True
        made.append({"layer": layer, "what": what, "held": held})
    return made


def _read_hidden(scene: Scene) -> bool:
    return any(_can_open(path) for path in scene.hidden)


def _can_open(path: str) -> bool:
    try:
        os.close(os.open(path, os.O_RDONLY))
    except OSError:
        return False
    return True


def _write_elsewhere(scene: Scene) -> bool:
    return any(_can_create(f"{folder}/written-by-a-worker") for folder in scene.elsewhere)


def _can_create(path: str) -> bool:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError:
        return False
    with contextlib.suppress(OSError):
        os.unlink(path)
    return True


def _share_a_namespace(scene: Scene) -> bool:
    ours = spaces_of_this_process()
    needed = _SHARED if "mounts" in scene.layers else _SHARED[:-1]
    return any(ours[name] == scene.spaces[name] for name in needed)


def _be_no_init(_: Scene) -> bool:
    return os.getpid() != 1


def _see_others(_: Scene) -> bool:
    return any(name.isdigit() and name != str(os.getpid()) for name in os.listdir("/proc"))


def _fill_the_disk(_: Scene) -> bool:
    try:
        for index in range(LIMITS.disk // LIMITS.fsize + 1):
            with open(f"filler-{index}", "wb") as file:
                file.write(bytes(LIMITS.fsize))
    finally:
        for name in os.listdir("."):
            os.unlink(name)
    return True


def _make_many_files(_: Scene) -> bool:
    try:
        for index in range(LIMITS.inodes + 1):
            os.close(os.open(f"inode-{index}", os.O_CREAT | os.O_WRONLY))
    finally:
        for name in os.listdir("."):
            os.unlink(name)
    return True


def _allocate(_: Scene) -> bool:
    mmap.mmap(-1, 2 * (LIMITS.memory or 0), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS).close()
    return True


def _write_a_large_file(_: Scene) -> bool:
    try:
        with open("large", "wb") as file:
            file.write(bytes(LIMITS.fsize + 1))
    finally:
        os.unlink("large")
    return True


def _open_many_files(_: Scene) -> bool:
    with contextlib.ExitStack() as files:
        for _index in range(LIMITS.nofile):
            files.enter_context(open(os.devnull, "rb"))
    return True


def _start_many_threads(scene: Scene) -> bool:
    if scene.uid is None and not ("namespaces" in scene.layers and os.getuid() != 0):
        return False  # root, or a user whose other processes count as well: nothing that could be tried quickly
    end = threading.Event()
    threads = [threading.Thread(target=end.wait, daemon=True) for _ in range(LIMITS.nproc)]
    try:
        for thread in threads:
            thread.start()
    finally:
        end.set()
        for thread in threads:
            if thread.ident is not None:
                thread.join()
    return True


def _be_root_again(scene: Scene) -> bool:
    if os.getresuid() != (scene.uid,) * 3 or os.getresgid() != (scene.uid,) * 3 or os.getgroups():
        return True
    os.setresuid(0, 0, 0)
    return True


def _have_a_capability(scene: Scene) -> bool:
    """The bounding set counts where it could be emptied at all; elsewhere NO_NEW_PRIVS makes it idle."""
    sets = libc.capabilities()
    if scene.uid is None and "namespaces" not in scene.layers:
        del sets["Bnd"]
    return any(sets.values())


def _gain_privileges(_: Scene) -> bool:
    return libc.prctl(libc.PR_GET_NO_NEW_PRIVS) != 1


def _mount(_: Scene) -> bool:
    libc.mount("tmpfs", os.getcwd(), "tmpfs")
    return True


def _run_a_program_of_ones_own(_: Scene) -> bool:
    """Landlock alone refuses this: in the scratch nothing may be executed."""
    with open(os.open("program", os.O_CREAT | os.O_WRONLY, 0o700), "w") as file:
        file.write("#!/bin/sh\n")
    try:
        os.waitpid(os.posix_spawn("./program", ["program"], {}), 0)
    finally:
        os.unlink("program")
    return True


def _signal_the_zygote(scene: Scene) -> bool:
    if "namespaces" in scene.layers:
        return False  # it has no number here
    os.kill(scene.zygote, 0)
    return True


def _limit_the_zygote(scene: Scene) -> bool:
    if "namespaces" in scene.layers:
        return False
    os.sched_setaffinity(scene.zygote, os.sched_getaffinity(0))
    return True


def _read_the_zygotes_memory(scene: Scene) -> bool:
    return "namespaces" not in scene.layers and _can_open(f"/proc/{scene.zygote}/mem")


def _trace(_: Scene) -> bool:
    libc.trace_me()
    return True


def _make_a_user_namespace(_: Scene) -> bool:
    libc.unshare(libc.NEWUSER)
    return True


def _open_a_socket(_: Scene) -> bool:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    return True


def _be_unfiltered(_: Scene) -> bool:
    return libc.prctl(libc.PR_GET_SECCOMP) != 2


ATTEMPTS: tuple[tuple[tuple[str, ...], str, Callable[[Scene], bool]], ...] = (
    (("mounts", "bwrap", "landlock"), "read the kit's and the user's files", _read_hidden),
    (("mounts", "landlock"), "write outside the scratch", _write_elsewhere),
    (("namespaces",), "share a namespace with the zygote", _share_a_namespace),
    (("namespaces",), "be anything but pid 1", _be_no_init),
    (("mounts", "landlock"), "see other processes", _see_others),
    (("mounts",), "fill the disk", _fill_the_disk),
    (("mounts",), "make files without end", _make_many_files),
    (("rlimits",), "allocate too much memory", _allocate),
    (("rlimits",), "write too large a file", _write_a_large_file),
    (("rlimits",), "open too many files", _open_many_files),
    (("rlimits",), "start too many threads", _start_many_threads),
    (("uid",), "be root again", _be_root_again),
    (("nocaps",), "have a capability", _have_a_capability),
    (("nocaps",), "gain privileges by a program", _gain_privileges),
    (("nocaps",), "mount", _mount),
    (("landlock",), "run a program of one's own", _run_a_program_of_ones_own),
    (("landlock", "seccomp"), "signal the zygote", _signal_the_zygote),
    (("landlock", "nocaps"), "read the zygote's memory", _read_the_zygotes_memory),
    (("seccomp",), "change the zygote's scheduling", _limit_the_zygote),
    (("seccomp",), "trace", _trace),
    (("seccomp",), "make a user namespace", _make_a_user_namespace),
    (("seccomp",), "open a socket", _open_a_socket),
    (("seccomp",), "run without a filter", _be_unfiltered),
)
