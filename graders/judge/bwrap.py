"""Bubblewrap as an argument prefix of the zygote's command, for machines on which only bubblewrap may make namespaces.

The kit makes its namespaces itself (`graders.worker.namespaces`), as root and as an ordinary user, so bubblewrap is never
needed where that works. It is a second best where it does not: a bubblewrap that is setuid, or that the machine's policy
(AppArmor's, say) lets do what it forbids to others. Where that also lets it hand capabilities on, the zygote makes its usual
jail inside; where not, zygote and workers share this one box, which is the layer ``bwrap``.

    prefix = bwrap.prefix(read_only)
    command = [*prefix, sys.executable, "-I", zygote, ...]
    Config(scratch_root=bwrap.SCRATCH if prefix else folder, behind_bwrap=bool(prefix), ...)
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from graders.worker import namespaces

SCRATCH = namespaces.SCRATCH
_SECONDS = 20.0
_BYTES = 256 << 20  # of the scratch, which all workers of a zygote share where nothing better is to be had
_CAPABILITIES = ("CAP_SYS_ADMIN", "CAP_NET_ADMIN", "CAP_SETPCAP")
_ROOT = str(Path(__file__).resolve().parents[2])
_PROBE = """
import sys
sys.path.insert(0, sys.argv[1])
from graders.worker import namespaces
sys.exit(namespaces.try_out(namespaces.View(read_only=(), devices=(), base=sys.argv[2])))
"""


def prefix(read_only: Sequence[str], devices: Sequence[str] = (), *, needed: bool | None = None) -> list[str]:
    """What to put before the zygote's command: nothing where bubblewrap is absent, does not work, or is not needed.

    `read_only` and `devices` are those of `confine.Config`, and must hold the zygote's script. `needed` None: finds out.
    """
    program = shutil.which("bwrap")
    if program is None or os.geteuid() == 0:
        return []  # what root is refused it is refused through bubblewrap as well
    if needed is None:
        needed = not own_namespaces_work()
    if not needed:
        return []
    for capabilities, sized in (
        (_CAPABILITIES, True),
        ((), True),
        ((), False),
    ):  # a setuid bubblewrap allows only the last
        words = [program, *_box(capabilities), *_furniture(read_only, sized), *_views(read_only, devices), "--"]
        if _runs([*words, sys.executable, "-I", "-S", "-c", ""]):
            return words
    return []


@functools.cache
def own_namespaces_work() -> bool:
    """Whether the kit's own way works here, tried in a process of its own, as the judge may have threads."""
    base = tempfile.mkdtemp(prefix="probe-")
    try:
        return _runs([sys.executable, "-I", "-S", "-c", _PROBE, _ROOT, base])
    finally:
        shutil.rmtree(base, ignore_errors=True)


def _runs(command: list[str]) -> bool:
    """Whether the command ends well; what it prints is of no interest."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, cwd="/", check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _box(capabilities: Sequence[str]) -> list[str]:
    """Namespaces of its own; the zygote ends with the judge, and keeps no capability but these."""
    words = ["--die-with-parent", "--new-session", "--unshare-cgroup-try", "--cap-drop", "ALL"]
    words += [f"--unshare-{kind}" for kind in ("pid", "net", "ipc", "uts")]
    if capabilities:
        words.append("--unshare-user")
    for capability in capabilities:
        words += ["--cap-add", capability]
    return words


def _furniture(read_only: Sequence[str], sized: bool) -> list[str]:
    """A /proc, a /dev and a scratch."""
    words = ["--proc", "/proc", "--dev", "/dev", *(["--size", str(_BYTES)] if sized else []), "--tmpfs", SCRATCH]
    for link in ("/tmp", "/var/tmp"):
        if not any(path.startswith(f"{link}/") for path in read_only):
            words += ["--symlink", SCRATCH, link]
    return [*words, "--chdir", SCRATCH]


def _views(read_only: Sequence[str], devices: Sequence[str]) -> list[str]:
    """The system's libraries and `read_only`, read-only, under their own names."""
    words: list[str] = []
    made: set[str] = set()
    system = (*namespaces.SYSTEM, *namespaces.SYSTEM_FILES, *namespaces.HARDWARE)
    for path in namespaces.without_covered([*system, *read_only]):
        if os.path.islink(path) and os.path.dirname(path) == "/":
            words += ["--symlink", os.readlink(path), path]
            continue
        for folder in reversed(Path(path).parents):  # bubblewrap would make them 0700
            if str(folder) not in ("/", *made):
                made.add(str(folder))
                words += ["--perms", "0755", "--dir", str(folder)]
        words += ["--ro-bind", path, path]
    for path in devices:
        words += ["--dev-bind-try", path, path]
    return words
