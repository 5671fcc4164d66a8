"""The worker's confinement, layer by layer. Theory of operation. Imports the standard library and its three siblings only.

Processes
---------
The *judge* starts the *zygote* (possibly behind bubblewrap, see `judge/bwrap.py`). The zygote calls `plan` before it imports
anything heavy; that tries what this machine gives, and where it gives namespaces the zygote moves into a jail: `plan`
then **returns in a child of the process that called it**, the caller staying behind as a stub that waits and ends as its
child does. The zygote forks one *worker* for each check with `fork`; the worker calls `enter` and is then confined
for good. When a worker is dead the zygote calls `sweep`, which kills what outlived it and removes its scratch.

    plan = confine.plan(Config(scratch_root=folder, read_only=paths))      # zygote, first thing, one thread
    pid = confine.fork(plan)                                               # or before_fork, os.fork, after_fork(plan, pid)
    if pid == 0:
        layers = confine.enter(plan, channel=3, output=4, limits=Limits())   # worker; ConfinementError is the kit's fault
        ...                                                                # and ends with os._exit, whatever happens
    os.waitpid(pid, 0)
    confine.sweep(plan, pid)

Layers
------
Each is applied where the machine gives it, and what was got is said: `plan.layers` is what workers will get, `enter`
returns what this one did get, `missing` has a sentence with a remedy for each that the machine does not give, and
`self_test` really tries the forbidden things.

==============  =====================================================================================================
``namespaces``  pid, network, IPC and UTS namespaces of its own: sees no other process, reaches no network, and all of
                its processes die with it
``mounts``      a root that holds the system's libraries, Python and the worker's side of the kit, read-only, and a scratch
                of its own in memory, limited in bytes and files
``bwrap``       second best, where only bubblewrap may make namespaces: one such box for the zygote and all its workers
``rlimits``     memory on top of what is mapped, CPU seconds, file size, processes, open files, no core
``uid``         (root only) a throw-away uid that no other running worker has
``nocaps``      no capability, none to be had, no new privileges
``landlock``    files by path, signals and abstract sockets, without any privilege
``seccomp``     the system calls by which a process leaves its box are refused; sockets only of the kinds that are needed
==============  =====================================================================================================

Always, as no machine lacks them: descriptors (0 null, 1 and 2 output, 3 channel, 4... extra, all others closed), a session of
its own, signals reset, ``oom_score_adj`` 1000, a cleared environment, an empty scratch as working folder, HOME and TMPDIR.

The order in `enter` matters: namespaces and mounts need capabilities, so they come first; limits come after the
user namespace, in which processes are counted anew; the uid changes before capabilities go; PDEATHSIG comes after the
uid, which clears it; Landlock speaks of mounts and so comes after them; seccomp refuses what the others needed and is last.

What holds with fewer layers is in SECURITY.md. Two things to know here. Without ``mounts`` seccomp also refuses what Landlock
does not see done to files (modes, owners, times, attributes; before ABI 3 truncation), and without ``namespaces`` what could be
done to other processes of the same user. And with ``uid`` alone, a Python that only root can reach (under /root, say)
could not be imported from any more: then the worker keeps one capability, CAP_DAC_READ_SEARCH or, where a container lacks
that, CAP_DAC_OVERRIDE, provided that mounts or Landlock bound what it reaches; else it stays root without
capabilities. `missing` says so.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import tempfile
import time
from pathlib import Path
from typing import Any, NoReturn

from graders.worker import landlock, leftovers, libc, namespaces, seccomp, selftest
from graders.worker.layers import LAYERS, Config, ConfinementError, Limits, Plan, Slot, starting
from graders.worker.remedies import missing
from graders.worker.survey import WORKERS, plan

__all__ = [
    "LAYERS",
    "Config",
    "ConfinementError",
    "Limits",
    "Plan",
    "after_fork",
    "attempts",
    "before_fork",
    "enter",
    "fork",
    "memory",
    "missing",
    "plan",
    "self_test",
    "sweep",
]

_CHANNEL = 3  # its descriptor in a worker
_SELF_TEST_SECONDS = 20.0
_OTHERS_TO_COME = 64  # processes that a user may start beside us, where theirs and ours are counted together
_ADDRESS_SLACK = 1 << 30  # address space costs nothing; memory is limited by RLIMIT_DATA

_DRIVER_FACTS = ("/proc/driver/nvidia", "/proc/devices", "/proc/modules", "/proc/sys/vm")  # what CUDA's driver looks at

_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "USER": "learner", "LOGNAME": "learner"}
_IGNORED = (signal.SIGPIPE, signal.SIGXFSZ)  # an OSError tells of them


# -- in the zygote: forks ---------------------------------------------------------------------------------------------------


def fork(plan: Plan) -> int:
    """`os.fork` with what belongs around it: 0 in the worker, its pid in the zygote. Raises `OSError`, `ConfinementError`."""
    before_fork(plan)
    try:
        pid = os.fork()
    except OSError:
        _leave_cell(plan)
        raise
    if pid != 0:
        after_fork(plan, pid)
    return pid


def before_fork(plan: Plan) -> None:
    """A uid and a scratch for the next worker, and a pid namespace. The slot stays reserved where the fork then fails."""
    if plan.pending is None:
        uid = _free_uid(plan)
        others = 0 if plan.nested or uid is not None else leftovers.processes_of_this_user() + _OTHERS_TO_COME
        shared_memory = frozenset() if plan.has("mounts") else leftovers.shared_memory()
        plan.pending = Slot(uid, _new_scratch(plan, uid), others, shared_memory)
    if plan.has("namespaces"):
        with starting("namespaces"):
            namespaces.next_child_in_a_cell()


def after_fork(plan: Plan, pid: int) -> None:
    """In the zygote: worker `pid` has the slot; later children are made in the jail again."""
    _leave_cell(plan)
    assert plan.pending is not None
    plan.running[pid], plan.pending = plan.pending, None


def _leave_cell(plan: Plan) -> None:
    if plan.has("namespaces"):
        with starting("namespaces"):
            namespaces.next_child_in_the_jail(plan.home)


def _free_uid(plan: Plan) -> int | None:
    if plan.first_uid is None:
        return None
    taken = {slot.uid for slot in plan.running.values()}
    for uid in range(plan.first_uid, plan.first_uid + WORKERS):
        if uid not in taken:
            return uid
    raise ConfinementError("uid", f"{WORKERS} workers run at once")


def _new_scratch(plan: Plan, uid: int | None) -> str:
    if plan.has("mounts"):
        return namespaces.SCRATCH
    with starting("scratch"):
        folder = tempfile.mkdtemp(prefix="scratch-", dir=plan.config.scratch_root)
        if uid is not None:
            os.chown(folder, uid, uid)
        return folder


# -- in the worker ------------------------------------------------------------------------------------------------------------


def enter(
    plan: Plan, *, channel: int, output: int, extra: tuple[int, ...] = (), limits: Limits | None = None
) -> tuple[str, ...]:
    """Confines the calling process, a fresh fork of the zygote, for good; returns the names of the layers that it got.

    Afterwards descriptor 0 is /dev/null, 1 and 2 are `output`, 3 is `channel`, 4... are `extra`, and no other is open: Python
    objects over other descriptors must not be used, nor closed, any more. The working folder is the empty scratch. Raises
    `ConfinementError` where a planned layer does not start; what is then written to descriptor 2 is in `output`.
    """
    limits = limits or Limits()
    slot = plan.pending
    if slot is None:
        raise ConfinementError("scratch", "before_fork was not called")
    network = plan.config.network if limits.network is None else limits.network
    unix = (plan.config.unix_sockets if limits.unix_sockets is None else limits.unix_sockets) or network
    with starting("descriptors"):
        _arrange_descriptors(output, output, channel, *extra)
        if plan.reserved is not None:
            plan.reserved.detach()  # closed above; its number may be another's now
        os.setsid()
        os.umask(0o077)
        status = libc.status_of("self") if libc.LINUX else {}  # now, for the /proc of the cell may be another
        _reset_signals(status)
    if network and not plan.has("namespaces"):
        raise ConfinementError("namespaces", "a process group needs a network of its own, and this machine gives none")
    _be_first_to_go()
    if plan.has("namespaces"):
        with starting("namespaces"):
            _enter_cell(plan, slot, limits, network)
    os.chdir(slot.scratch)
    if plan.has("rlimits"):
        with starting("rlimits"):
            _limit(limits, status, slot.others)
    if libc.LINUX:
        _drop_privileges(plan, slot, network, unix, limits.gpu)
    _set_environment(plan, slot.scratch, limits, network)
    return plan.layers


def _arrange_descriptors(*wanted: int) -> None:
    """0 is /dev/null, then `wanted` in this order; all others are closed."""
    null = os.open(os.devnull, os.O_RDWR)
    high = [os.dup(fd) for fd in (null, *wanted)]  # none of these is overwritten while it is still needed:
    while min(high) < len(high):  # each lies above the places to fill
        high = [os.dup(fd) for fd in high]
    for place, fd in enumerate(high):
        os.dup2(fd, place)
    libc.close_from(len(high))


def _reset_signals(status: dict[str, str]) -> None:
    """Every signal does what it does in a new Python process, but SIGINT, which simply ends this one; none is blocked."""
    signal.set_wakeup_fd(-1)
    handled = int(status["SigIgn"], 16) | int(status["SigCgt"], 16) if status else -1
    for number in range(1, signal.NSIG):
        if handled >> (number - 1) & 1 and number not in (signal.SIGKILL, signal.SIGSTOP, *_IGNORED):
            with contextlib.suppress(OSError, ValueError):  # the C library keeps two for itself
                signal.signal(number, signal.SIG_DFL)
    for number in _IGNORED:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _be_first_to_go() -> None:
    """Where the machine runs out of memory the kernel shall take a worker."""
    if libc.LINUX:
        with contextlib.suppress(OSError), libc.dumpable(), open("/proc/self/oom_score_adj", "w") as file:
            file.write("1000")


def _enter_cell(plan: Plan, slot: Slot, limits: Limits, network: bool) -> None:
    owner = (os.geteuid(), os.getegid()) if slot.uid is None else (slot.uid, slot.uid)
    mounts = plan.has("mounts")
    cell = namespaces.Cell(owner=owner, disk=limits.disk, inodes=limits.inodes, network=network, mounts=mounts)
    namespaces.enter_cell(cell)
    if plan.nested:
        namespaces.enter_user_namespace()  # in which this user's processes are counted from one


def _limit(limits: Limits, status: dict[str, str], others: int) -> None:
    """Resource limits: soft and hard the same, but for CPU seconds, where a second lies between SIGXCPU and SIGKILL."""
    _cap("CORE", 0)
    _cap("NOFILE", limits.nofile)
    _cap("FSIZE", limits.fsize)
    _cap("CPU", limits.cpu, limits.cpu + 1)
    _cap("NPROC", limits.nproc + others)
    for name in ("MSGQUEUE", "MEMLOCK", "NICE", "RTPRIO"):
        _cap(name, 0)
    if limits.memory is not None and status and not limits.gpu:  # on top of what is mapped already
        _cap("DATA", (int(status["VmData"]) << 10) + limits.memory)
        _cap("AS", (int(status["VmSize"]) << 10) + limits.memory + _ADDRESS_SLACK)


def _cap(name: str, soft: int, hard: int | None = None) -> None:
    """Lowers one limit; a hard limit that is lower already stays."""
    which = getattr(resource, f"RLIMIT_{name}", None)
    if which is None:
        return
    _, ceiling = resource.getrlimit(which)
    hard = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        hard = min(hard, ceiling)
    resource.setrlimit(which, (min(soft, hard), hard))


def _drop_privileges(plan: Plan, slot: Slot, network: bool, unix: bool, gpu: bool) -> None:
    """No new privileges, uid, capabilities, Landlock, seccomp, in this order."""
    rules = -1
    if plan.has("landlock"):
        with starting("landlock"):
            rules = landlock.ruleset(plan.abi, _rules(plan, slot, unix, gpu), network=network)
    with starting("nocaps"):
        libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
        if plan.has("nocaps") or plan.kept:
            libc.drop_bounding_set(plan.kept)
    if slot.uid is not None:
        with starting("uid"):
            libc.become(slot.uid, plan.kept)
    if plan.has("nocaps"):
        with starting("nocaps"):
            libc.prctl(libc.PR_CAP_AMBIENT, libc.PR_CAP_AMBIENT_CLEAR_ALL)
            libc.set_capabilities(0)
    _die_with(plan)
    if rules >= 0:
        with starting("landlock"):
            landlock.restrict(rules, plan.abi)
            os.close(rules)
    if plan.has("seccomp"):
        with starting("seccomp"):
            _filter_calls(plan, network, unix)


def _die_with(plan: Plan) -> None:
    """The zygote's end is the worker's."""
    libc.prctl(libc.PR_SET_DUMPABLE, 0)
    libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
    if not plan.has("namespaces") and os.getppid() != plan.zygote:
        os._exit(70)  # it died before the line above


def _rules(plan: Plan, slot: Slot, unix: bool, gpu: bool) -> list[tuple[str, int]]:
    """What Landlock allows, path by path."""
    rules = [*plan.rules, (slot.scratch, landlock.OWN)]
    if plan.has("mounts") or unix:
        rules.append(("/dev/shm", landlock.OWN))
    if gpu:
        rules += [(path, landlock.USE) for path in plan.config.devices]
        rules += [(path, landlock.READ) for path in _DRIVER_FACTS]
    if plan.has("mounts") and os.readlink("/proc/self") == "1":
        return [*rules, ("/proc", landlock.READ)]
    # this /proc shows other processes too, and their command lines
    return rules + [(f"/proc/{name}", landlock.READ) for name in ("self", "cpuinfo", "meminfo", "stat", "filesystems")]


def _filter_calls(plan: Plan, network: bool, unix: bool) -> None:
    if not plan.has("namespaces"):
        signals = plan.has("landlock") and plan.abi >= landlock.SIGNALS
        seccomp.load(seccomp.alone(os.getpid(), signals=signals))
    if not plan.has("mounts"):
        truncating = plan.has("landlock") and plan.abi >= landlock.TRUNCATION
        seccomp.load(seccomp.untouched(truncating=truncating))
    seccomp.load(plan.programs[seccomp.NETWORK if network else seccomp.UNIX if unix or plan.files_hidden else ()])


def _set_environment(plan: Plan, scratch: str, limits: Limits, network: bool) -> None:
    """Small, fixed, and the same on every machine: also on one with a GPU, which only its own checks see."""
    os.environ.clear()
    os.environ.update(_ENVIRONMENT, HOME=scratch, TMPDIR=scratch, OMP_NUM_THREADS=str(limits.threads))
    if network:
        os.environ["GLOO_SOCKET_IFNAME"] = "lo"
    visible = plan.config.visible if limits.gpu else ""
    if visible is not None:
        os.environ["CUDA_VISIBLE_DEVICES"] = visible
    tempfile.tempdir = None


# -- in the zygote: afterwards ---------------------------------------------------------------------------------------------


def sweep(plan: Plan, pid: int) -> int:
    """After worker `pid` ended: kills what outlived it, removes what it left, frees its slot; returns how many were killed.

    In a pid namespace nothing can outlive it. Raises `ConfinementError` where something is still there after `SECONDS`.
    """
    slot = plan.running.get(pid)
    if slot is None:
        return 0
    killed = 0
    if not plan.has("namespaces"):
        with starting("sweep"):
            killed = leftovers.kill(pid, slot.uid, plan.running)
    if not plan.has("mounts"):
        with starting("scratch"):
            leftovers.remove(slot.scratch)
        leftovers.remove_shared_memory(slot.shared_memory, slot.uid)
    del plan.running[pid]
    return killed


def memory(plan: Plan, pid: int) -> int:
    """Bytes that worker `pid` uses in sum with all of its processes, for whom it is to watch: no rlimit adds processes up.

    Counts what each has beyond the zygote, files in the scratch not included (their sum is at most twice `Limits.disk`).
    """
    return leftovers.memory_of(pid) if libc.LINUX and pid in plan.running else 0


# -- in the zygote: does it hold? -------------------------------------------------------------------------------------------


def self_test(plan: Plan) -> dict[str, bool]:
    """For each layer that workers get whether it withstood every attempt that `attempts` made on it."""
    held = dict.fromkeys(plan.layers, True)
    for attempt in attempts(plan):
        held[attempt["layer"]] &= attempt["held"]
    return held


def attempts(plan: Plan) -> list[dict[str, Any]]:
    """A throw-away worker tries the forbidden things: [{"layer", "what", "held"}]. Raises `ConfinementError` where it fails to."""
    ear, mouth = os.pipe()
    scene = _scene(plan)
    pid = fork(plan)
    if pid == 0:
        _try_all(plan, scene, mouth)
    os.close(mouth)
    said = _hear(ear, _SELF_TEST_SECONDS)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    sweep(plan, pid)
    try:
        answer = json.loads(said)
    except ValueError:
        raise ConfinementError("self-test", said.decode("utf-8", "replace") or "no answer") from None
    return list(answer)


def _scene(plan: Plan) -> selftest.Scene:
    kit = Path(__file__).resolve().parents[2]
    hidden = (*plan.config.hidden, "/etc/shadow", f"{kit}/solutions", f"{kit}/graders/checks")
    elsewhere = ["/", "/usr", "/etc", *plan.config.read_only]
    if not plan.has("mounts"):
        elsewhere += [plan.config.scratch_root, "/tmp", "/var/tmp"]  # else not there, and links to the scratch
    return selftest.Scene(
        layers=plan.layers,
        zygote=plan.zygote,
        hidden=hidden,
        elsewhere=tuple(elsewhere),
        spaces=selftest.spaces_of_this_process(),
        uid=plan.first_uid,
    )


def _try_all(plan: Plan, scene: selftest.Scene, mouth: int) -> NoReturn:
    """The throw-away worker."""
    try:
        enter(plan, channel=mouth, output=mouth, limits=selftest.LIMITS)
        text = json.dumps(selftest.try_all(scene))
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
    for fd in (_CHANNEL, mouth):  # the second where `enter` came not so far
        with contextlib.suppress(OSError):
            os.write(fd, text.encode())
            break
    os._exit(0)


def _hear(ear: int, seconds: float) -> bytes:
    """All that comes until the other end is closed or the time is over; closes `ear`."""
    said, end = b"", time.monotonic() + seconds
    while select.select([ear], [], [], max(0.0, end - time.monotonic()))[0]:
        part = os.read(ear, 1 << 16)
        if not part:
            break
        said += part
    os.close(ear)
    return said
