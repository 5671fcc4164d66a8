"""In the zygote, once: which layers of confinement this machine gives. The theory is in `confine`."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator

from graders.worker import landlock, libc, namespaces, seccomp
from graders.worker.layers import LAYERS, Config, Plan, starting

FIRST_UID = 0x70000000  # a range that systemd's table of uids calls unused
FIRST_UID_IN_A_CONTAINER = 60706  # where only 65536 uids are mapped: unused as well, up to 61183
WORKERS = 64  # at once, of one zygote
_READERS = {
    "CAP_DAC_READ_SEARCH": libc.CAP_DAC_READ_SEARCH,
    "CAP_DAC_OVERRIDE": libc.CAP_DAC_OVERRIDE,
}  # containers lack the first


def plan(config: Config) -> Plan:
    """Finds out which layers this machine gives and prepares them. One thread, before anything heavy is imported.

    May return in a child of the calling process (see above). Raises `ConfinementError` where what has just been tried out
    fails when it counts.
    """
    made = Plan(config=config)
    steps = [
        ("namespaces", _plan_namespaces),
        ("mounts", _plan_mounts),
        ("bwrap", _plan_bwrap),
        ("rlimits", _plan_rlimits),
        ("landlock", _plan_landlock),
        ("uid", _plan_uid),
        ("nocaps", _plan_nocaps),
        ("seccomp", _plan_seccomp),
    ]
    if made.wants("uid"):
        _reserve_uids(made)  # before the jail: the reservation is the machine's, not the jail's
    for layer, step in steps:
        reason = "withheld" if not made.wants(layer) else step(made)
        if reason is None:
            made.layers = tuple(known for known in LAYERS if known == layer or made.has(known))
        else:
            made.why_not[layer] = reason
    made.zygote = os.getpid()
    if libc.LINUX:
        libc.prctl(libc.PR_SET_CHILD_SUBREAPER, 1)  # orphans of a worker come to the zygote
        libc.prctl(libc.PR_SET_DUMPABLE, 0)  # no process of the same user may trace it or read its memory
    return made


def _plan_namespaces(made: Plan) -> str | None:
    """Moves into a jail: with mounts where that works, else without."""
    if not libc.LINUX:
        return "only Linux has them"
    with starting("scratch"):
        base = tempfile.mkdtemp(prefix="jail-", dir=made.config.scratch_root)
    paths, devices = tuple(made.config.read_only), tuple(made.config.devices)
    reason: str | None = None
    for mounts in (True, False):
        if mounts and not made.wants("mounts"):
            continue
        view = namespaces.View(read_only=paths, devices=devices, base=base, mounts=mounts)
        reason = namespaces.try_out(view)
        if reason is None:
            _move_into_jail(made, view)
            return None
        made.why_not["mounts"] = reason
    os.rmdir(base)
    return reason


def _move_into_jail(made: Plan, view: namespaces.View) -> None:
    with starting("namespaces"):
        made.nested = os.geteuid() != 0
        namespaces.enter_jail(view)
        made.home = namespaces.own_pid_namespace()
    if view.mounts:
        made.why_not.pop("mounts", None)
        os.environ["TMPDIR"] = os.environ["HOME"] = namespaces.SCRATCH
    else:
        os.rmdir(view.base)


def _plan_mounts(made: Plan) -> str | None:
    if not made.has("namespaces"):
        return made.why_not.get("mounts", "needs namespaces")
    return made.why_not.get("mounts")


def _plan_bwrap(made: Plan) -> str | None:
    """Only a second best: where the zygote was started behind bubblewrap and could make no jail of its own."""
    if made.has("mounts"):
        return "not needed"
    return None if made.config.behind_bwrap else "not used"


def _plan_rlimits(made: Plan) -> str | None:
    return None


def _plan_landlock(made: Plan) -> str | None:
    made.abi = landlock.abi(made.config.abi_cap)
    made.rules = [rule for rule in _shared_rules(made) if os.path.exists(rule[0])]
    return None if made.abi else "the kernel has no Landlock, or it is not switched on"


def _shared_rules(made: Plan) -> Iterator[tuple[str, int]]:
    """What every worker may touch, path by path."""
    for rights, paths in (
        (landlock.RUN, (*namespaces.SYSTEM, *made.config.read_only)),
        (landlock.READ, (*namespaces.SYSTEM_FILES, *namespaces.HARDWARE, *(f"/etc/{name}" for name in namespaces.ETC))),
        (landlock.USE, namespaces.DEVICES),
    ):
        yield from ((path, rights) for path in paths)


def _plan_seccomp(made: Plan) -> str | None:
    if not seccomp.supported():
        return f"there is no table of system calls for {libc.MACHINE}"
    kinds: tuple[tuple[int, ...], ...] = ((), seccomp.UNIX, seccomp.NETWORK)
    made.programs = {families: seccomp.program(families) for families in kinds}
    return None


def _plan_uid(made: Plan) -> str | None:
    """A range of uids, and whether Python can still be read under one; where not, with one capability kept."""
    if made.first_uid is None:
        return made.why_not.get("uid", "withheld")
    first, made.first_uid = made.first_uid, None
    if not _is_mapped("uid", first, WORKERS):
        return "the namespace that could be made has only one uid"
    if not made.has("mounts"):
        os.chmod(made.config.scratch_root, 0o711)
    stuck = _unreadable(made, first, kept=0)
    if stuck is not None:
        name = _capability_to_read(made, first)
        if name is None:
            return f"only root can read {stuck}"
        made.kept = 1 << _READERS[name]
        made.why_not["nocaps"] = f"only root can read {stuck}; the worker keeps {name}"
    made.first_uid = first
    return None


def _capability_to_read(made: Plan, uid: int) -> str | None:
    """The one with which a worker of that uid reads what it needs, where another layer bounds what else it could reach."""
    if made.has("mounts") or made.has("landlock"):
        for name, capability in _READERS.items():
            if _unreadable(made, uid, kept=1 << capability) is None:
                return name
    return None


def _plan_nocaps(made: Plan) -> str | None:
    return made.why_not.get("nocaps") if libc.LINUX else "only Linux has capabilities"


def _reserve_uids(made: Plan) -> None:
    """A range of `WORKERS` uids that no other zygote on this machine has, held by the name of an abstract socket."""
    if not libc.LINUX or os.geteuid() != 0:
        made.why_not["uid"] = "only root can change it"
        return
    if not (libc.has(libc.CAP_SETUID) and libc.has(libc.CAP_SETGID)):
        made.why_not["uid"] = "root without CAP_SETUID and CAP_SETGID can't change it"
        return
    for first in _ranges(made.config.uid):
        holder = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            holder.bind(f"\0confined-uids-{first}")
        except OSError:
            holder.close()
            continue
        made.first_uid, made.reserved = first, holder
        return
    made.why_not["uid"] = "no range of unused uids is mapped here, or all are taken"


def _ranges(wanted: int | None) -> Iterator[int]:
    """First uids of ranges that exist here, as uids and as gids."""
    starts = (FIRST_UID, FIRST_UID_IN_A_CONTAINER) if wanted is None else (wanted,)
    for start in starts:
        ends = 7 if start == FIRST_UID_IN_A_CONTAINER else 1024
        for first in range(start, start + ends * WORKERS, WORKERS):
            if all(_is_mapped(kind, first, WORKERS) for kind in ("uid", "gid")):
                yield first


def _is_mapped(kind: str, first: int, count: int) -> bool:
    """Whether uids (or gids) first..first+count exist in this user namespace."""
    with open(f"/proc/self/{kind}_map") as file:
        lines = [tuple(map(int, line.split())) for line in file]
    return any(start <= first and first + count <= start + length for start, _, length in lines)


def _unreadable(made: Plan, uid: int, kept: int) -> str | None:
    """Which of the paths that a worker needs can't be read as that uid with the capabilities `kept`; None: all can."""
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(ear)
            libc.become(uid, kept)
            for path in (os.__file__, *made.config.read_only):
                os.write(mouth, b"" if _can_read(path) else path.encode() + b"\n")
            if not made.has("mounts"):
                os.stat(f"{made.config.scratch_root}/.")
        except BaseException as error:
            os.write(mouth, f"{getattr(error, 'filename', None) or error}\n".encode())
        os._exit(0)
    os.close(mouth)
    with os.fdopen(ear) as pipe:
        stuck = pipe.read().splitlines()
    os.waitpid(pid, 0)
    return stuck[0] if stuck else None


def _can_read(path: str) -> bool:
    """Whether a file or folder can be read, and what is in the folder reached; what does not exist is nobody's problem."""
    try:
        os.close(os.open(path, os.O_RDONLY))
        if os.path.isdir(path):
            os.stat(f"{path}/.")
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
