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

What holds with fewer layers is in SECURITY.md. One thing to know here: with ``uid`` alone, a Python that only root can
reach (under /root, say) could not be imported from any more. Then the worker keeps one capability, CAP_DAC_READ_SEARCH,
provided that mounts or Landlock bound what it can read; else it stays root without capabilities. `missing` says so.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import socket
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from graders.worker import landlock, libc, namespaces, seccomp

LAYERS = ("namespaces", "mounts", "bwrap", "rlimits", "uid", "nocaps", "landlock", "seccomp")
FIRST_UID = 0x70000000  # a range that systemd's table of uids calls unused
FIRST_UID_IN_A_CONTAINER = 60706  # where only 65536 uids are mapped: unused as well, up to 61183
WORKERS = 64  # at once, of one zygote
SWEEP_SECONDS = 5.0
_ADDRESS_SLACK = 1 << 30  # address space costs nothing; memory is limited by RLIMIT_DATA

_bare_environment = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "USER": "learner", "LOGNAME": "learner"}


class ConfinementError(Exception):
    """A layer that was planned failed to start, or a worker could not be swept away: the kit's fault, never the learner's."""

    def __init__(self, layer: str, reason: object) -> None:
        super().__init__(f"layer {layer!r} of the worker's confinement failed: {reason}")
        self.layer = layer
        self.reason = str(reason)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits of one worker.

    `memory`: bytes on top of what the zygote maps, None for no limit (CUDA reserves far more than it uses); `cpu`: seconds;
    `fsize`: bytes a file, output included; `nproc`: processes and threads; `nofile`: descriptors; `disk`: bytes of
    scratch and again of /dev/shm; `inodes`: files in each; `threads`: OMP_NUM_THREADS; `network`: loopback and
    sockets for a process group; `unix_sockets`: for a DataLoader with workers. None: as the `Config` says.
    """

    memory: int | None = 1 << 30
    cpu: int = 120
    fsize: int = 64 << 20
    nproc: int = 64
    nofile: int = 256
    disk: int = 64 << 20
    inodes: int = 4096
    threads: int = 1
    network: bool | None = None
    unix_sockets: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Config:
    """What the judge asks of a confinement.

    `scratch_root`: an empty folder for the zygote's use; `read_only`: what workers must be able to read besides the system's
    libraries; `hidden`: what they must not, for the self-test; `devices`: device files they may use (/dev/nvidia0);
    `uid`: first of the throw-away uids, None: chosen here; `network`, `unix_sockets`: unless a worker's limits say
    otherwise; `withheld`: layers that shall be left out, for tests; `abi_cap`: act as a kernel of that Landlock ABI;
    `behind_bwrap`: the zygote was started with the prefix that `judge/bwrap.py` gives.
    """

    scratch_root: str
    read_only: Sequence[str] = ()
    hidden: Sequence[str] = ()
    devices: Sequence[str] = ()
    uid: int | None = None
    network: bool = False
    unix_sockets: bool = False
    withheld: Collection[str] = frozenset()
    abi_cap: int = 99
    behind_bwrap: bool = False


@dataclass(frozen=True)
class Slot:
    """What one running worker has to itself, and what /dev/shm held before it began."""

    uid: int | None
    scratch: str
    shared_memory: frozenset[str] = frozenset()


@dataclass(kw_only=True)
class Plan:
    """What `plan` found, and the zygote's book of running workers.

    `layers`: what each worker will get; `why_not`: for each layer that it won't, the reason in a few words; `first_uid`: None
    where workers stay who the zygote is; `kept`: mask of the capabilities that they keep; `abi`: Landlock's; `nested`: the
    jail is a user namespace's; `home`: descriptor of the jail's pid namespace; `others`: how many processes RLIMIT_NPROC
    counts that are not ours; `reserved`: holds the range of uids as long as the zygote lives.
    """

    config: Config
    layers: tuple[str, ...] = ()
    why_not: dict[str, str] = field(default_factory=dict)
    first_uid: int | None = None
    kept: int = 0
    abi: int = 0
    nested: bool = False
    home: int = -1
    zygote: int = 0
    others: int = 0
    reserved: socket.socket | None = None
    pending: Slot | None = None
    running: dict[int, Slot] = field(default_factory=dict)

    def has(self, layer: str) -> bool:
        """Whether workers will get that layer."""
        return layer in self.layers

    def wants(self, layer: str) -> bool:
        """Whether nobody asked for it to be left out."""
        return layer not in self.config.withheld

    @property
    def files_hidden(self) -> bool:
        """Whether the zygote itself lives where the user's files are not."""
        return self.has("mounts") or self.has("bwrap")


# -- in the zygote: what can be had ----------------------------------------------------------------------------------------


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
    made.others = _processes_of_this_user() if not made.nested and made.first_uid is None else 0
    return made


def _plan_namespaces(made: Plan) -> str | None:
    """Moves into a jail: with mounts where that works, else without."""
    if not libc.LINUX:
        return "only Linux has them"
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
    with _starting("namespaces"):
        made.nested = not libc.has(libc.CAP_SYS_ADMIN)
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
    return None if made.abi else "the kernel has no Landlock, or it is not switched on"


def _plan_seccomp(made: Plan) -> str | None:
    return None if seccomp.supported() else f"there is no table of system calls for {libc.MACHINE}"


def _plan_uid(made: Plan) -> str | None:
    """A range of uids, and whether Python can still be read under one; where not, with one capability kept."""
    if made.first_uid is None:
        return made.why_not.get("uid", "withheld")
    if not made.has("mounts"):
        os.chmod(made.config.scratch_root, 0o711)
    stuck = _unreadable(made, kept=0)
    if stuck is None:
        return None
    bounded = made.has("mounts") or made.has("landlock")
    if bounded and _unreadable(made, kept=1 << libc.CAP_DAC_READ_SEARCH) is None:
        made.kept = 1 << libc.CAP_DAC_READ_SEARCH
        made.why_not["nocaps"] = f"only root can read {stuck}; the worker keeps CAP_DAC_READ_SEARCH"
        return None
    made.first_uid = None
    return f"only root can read {stuck}"


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


def _unreadable(made: Plan, kept: int) -> str | None:
    """Which of the paths that a worker needs can't be read as a throw-away uid with the capabilities `kept`; None: all can."""
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(ear)
            assert made.first_uid is not None
            _become(made.first_uid, kept)
            scratch = () if made.has("mounts") else (made.config.scratch_root,)
            for path in (os.__file__, *made.config.read_only, *scratch):
                os.write(mouth, b"" if _can_read(path) else path.encode() + b"\n")
        except BaseException as error:
            os.write(mouth, f"{error}\n".encode())
        os._exit(0)
    os.close(mouth)
    with os.fdopen(ear) as pipe:
        stuck = pipe.read().splitlines()
    os.waitpid(pid, 0)
    return stuck[0] if stuck else None


def _can_read(path: str) -> bool:
    """Whether a file can be opened, or a folder passed; what does not exist is nobody's problem."""
    try:
        os.close(os.open(path, os.O_RDONLY)) if os.path.isfile(path) else os.stat(os.path.join(path, "."))
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return True


def _processes_of_this_user() -> int:
    """Processes and threads that count against this user's RLIMIT_NPROC."""
    count = 0
    for name in os.listdir("/proc") if libc.LINUX else ():
        with contextlib.suppress(OSError, KeyError, ValueError):
            if name.isdigit() and os.stat(f"/proc/{name}").st_uid == os.getuid():
                count += int(_status(name)["Threads"])
    return count


def _status(pid: str) -> dict[str, str]:
    """/proc/PID/status: its fields as text, units left out."""
    with open(f"/proc/{pid}/status") as file:
        pairs = (line.split(":", 1) for line in file)
        return {name: value.split()[0] for name, value in pairs if value.split()}


@contextlib.contextmanager
def _starting(layer: str) -> Iterator[None]:
    """What fails inside is the kit's fault and names the layer."""
    try:
        yield
    except (OSError, ValueError, KeyError) as error:
        raise ConfinementError(layer, error) from error


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
        plan.pending = Slot(uid, _new_scratch(plan, uid), frozenset(_shared_memory(plan)))
    if plan.has("namespaces"):
        with _starting("namespaces"):
            namespaces.next_child_in_a_cell()


def after_fork(plan: Plan, pid: int) -> None:
    """In the zygote: worker `pid` has the slot; later children are made in the jail again."""
    _leave_cell(plan)
    assert plan.pending is not None
    plan.running[pid], plan.pending = plan.pending, None


def _leave_cell(plan: Plan) -> None:
    if plan.has("namespaces"):
        with _starting("namespaces"):
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
    with _starting("scratch"):
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
    `ConfinementError` where a planned layer does not start.
    """
    limits = limits or Limits()
    slot = plan.pending
    if slot is None:
        raise ConfinementError("scratch", "before_fork was not called")
    network = plan.config.network if limits.network is None else limits.network
    unix = (plan.config.unix_sockets if limits.unix_sockets is None else limits.unix_sockets) or network
    if network and not plan.has("namespaces"):
        raise ConfinementError("namespaces", "a process group needs a network of its own, and this machine gives none")
    with _starting("descriptors"):
        _arrange_descriptors(output, output, channel, *extra)
        os.setsid()
        _reset_signals()
        os.umask(0o077)
    mapped = _mapped()
    _be_first_to_go()
    if plan.has("namespaces"):
        with _starting("namespaces"):
            _enter_cell(plan, slot, limits, network)
    os.chdir(slot.scratch)
    if plan.has("rlimits"):
        with _starting("rlimits"):
            _limit(limits, mapped, plan.others)
    if libc.LINUX:
        _drop_privileges(plan, slot, network, unix)
    _set_environment(slot.scratch, limits, network)
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


def _reset_signals() -> None:
    """Every signal does what it does in a new Python process, but SIGINT, which simply ends it; none is blocked."""
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP, signal.SIGPIPE}:
        if signal.getsignal(number) != signal.SIG_DFL:
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())


def _mapped() -> tuple[int, int]:
    """Bytes of address space and of private memory that are mapped already."""
    if not libc.LINUX:
        return 0, 0
    status = _status("self")
    return int(status["VmSize"]) << 10, int(status["VmData"]) << 10


def _be_first_to_go() -> None:
    """Where the machine runs out of memory the kernel shall take a worker."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def _enter_cell(plan: Plan, slot: Slot, limits: Limits, network: bool) -> None:
    owner = (os.geteuid(), os.getegid()) if slot.uid is None else (slot.uid, slot.uid)
    mounts = plan.has("mounts")
    cell = namespaces.Cell(owner=owner, disk=limits.disk, inodes=limits.inodes, network=network, mounts=mounts)
    namespaces.enter_cell(cell)
    if plan.nested:
        namespaces.enter_user_namespace()  # in which this user's processes are counted from one


def _limit(limits: Limits, mapped: tuple[int, int], others: int) -> None:
    """Resource limits: soft and hard the same, but for CPU seconds, where a second lies between SIGXCPU and SIGKILL."""
    _cap("CORE", 0)
    _cap("NOFILE", limits.nofile)
    _cap("FSIZE", limits.fsize)
    _cap("CPU", limits.cpu, limits.cpu + 1)
    _cap("NPROC", limits.nproc + (others and others + max(256, others // 4)))
    for name in ("MSGQUEUE", "MEMLOCK", "NICE", "RTPRIO"):
        _cap(name, 0)
    if limits.memory is not None and libc.LINUX:
        _cap("DATA", mapped[1] + limits.memory)
        _cap("AS", mapped[0] + limits.memory + _ADDRESS_SLACK)


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


def _drop_privileges(plan: Plan, slot: Slot, network: bool, unix: bool) -> None:
    """No new privileges, uid, capabilities, Landlock, seccomp, in this order."""
    rules = -1
    if plan.has("landlock"):
        with _starting("landlock"):
            rules = landlock.ruleset(plan.abi, _rules(plan, slot, unix), network=network)
    with _starting("nocaps"):
        libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
        if plan.has("nocaps") or plan.kept:
            libc.drop_bounding_set(plan.kept)
    if slot.uid is not None:
        with _starting("uid"):
            _become(slot.uid, plan.kept)
    if plan.has("nocaps"):
        with _starting("nocaps"):
            libc.prctl(libc.PR_CAP_AMBIENT, libc.PR_CAP_AMBIENT_CLEAR_ALL)
            libc.set_capabilities(0)
    _die_with(plan)
    if rules >= 0:
        with _starting("landlock"):
            landlock.restrict(rules, plan.abi)
            os.close(rules)
    if plan.has("seccomp"):
        with _starting("seccomp"):
            _filter_calls(plan, network, unix)


def _become(uid: int, kept: int) -> None:
    """Takes on a uid and the gid of the same number, with exactly the capabilities `kept`, which also outlive an exec."""
    if kept:
        libc.prctl(libc.PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    if kept:
        libc.set_capabilities(kept)
        for capability in range(64):
            if kept >> capability & 1:
                libc.prctl(libc.PR_CAP_AMBIENT, libc.PR_CAP_AMBIENT_RAISE, capability)


def _die_with(plan: Plan) -> None:
    """The zygote's end is the worker's."""
    libc.prctl(libc.PR_SET_DUMPABLE, 0)
    libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
    if not plan.has("namespaces") and os.getppid() != plan.zygote:
        os._exit(70)  # it died before the line above


def _rules(plan: Plan, slot: Slot, unix: bool) -> list[tuple[str, int]]:
    """What Landlock allows, path by path."""
    rules = [(path, landlock.RUN) for path in (*namespaces.SYSTEM, *plan.config.read_only)]
    rules += [(path, landlock.READ) for path in (*namespaces.SYSTEM_FILES, *namespaces.HARDWARE)]
    rules += [(f"/etc/{name}", landlock.READ) for name in namespaces.ETC]
    rules += [(path, landlock.USE) for path in (*namespaces.DEVICES, *plan.config.devices)]
    rules.append((slot.scratch, landlock.OWN))
    if plan.has("mounts") or unix:
        rules.append(("/dev/shm", landlock.OWN))
    if plan.has("mounts"):
        rules.append(("/", landlock.READ_DIR))
    if plan.has("mounts") and os.readlink("/proc/self") == "1":
        rules.append(("/proc", landlock.READ))
    else:  # it shows other processes too, and their command lines
        rules += [(f"/proc/{name}", landlock.READ) for name in ("self", "cpuinfo", "meminfo", "stat", "filesystems")]
    return rules


def _filter_calls(plan: Plan, network: bool, unix: bool) -> None:
    if not plan.has("namespaces"):
        seccomp.load(seccomp.alone(os.getpid()))
    kinds = seccomp.NETWORK if network else seccomp.UNIX if unix or plan.files_hidden else ()
    seccomp.load(seccomp.program(kinds))


def _set_environment(scratch: str, limits: Limits, network: bool) -> None:
    """Small, fixed, and the same on every machine."""
    os.environ.clear()
    os.environ.update(_bare_environment, HOME=scratch, TMPDIR=scratch, OMP_NUM_THREADS=str(limits.threads))
    if network:
        os.environ["GLOO_SOCKET_IFNAME"] = "lo"
    tempfile.tempdir = None


# -- in the zygote: afterwards ------------------------------------------------------------------------------------------------


def sweep(plan: Plan, pid: int) -> int:
    """After worker `pid` ended: kills what outlived it, removes what it left, frees its slot; returns how many were killed.

    In a pid namespace nothing can outlive it. Raises `ConfinementError` where something is still there after `SWEEP_SECONDS`.
    """
    slot = plan.running.get(pid)
    if slot is None:
        return 0
    killed = 0 if plan.has("namespaces") else _kill_leftovers(plan, pid, slot)
    if not plan.has("mounts"):
        with _starting("scratch"):
            _remove(slot.scratch)
        _remove_shared_memory(plan, slot)
    del plan.running[pid]
    return killed


def _kill_leftovers(plan: Plan, pid: int, slot: Slot) -> int:
    """Its process group, then every orphan that came to the zygote, until there is none."""
    with contextlib.suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
    killed, end = 0, time.monotonic() + SWEEP_SECONDS
    while strays := _strays(plan, pid, slot):
        if time.monotonic() > end:
            raise ConfinementError("sweep", f"{len(strays)} processes of a worker can't be killed")
        if slot.uid is not None:
            _kill_all_of(slot.uid)
        for stray in strays:
            killed += _kill(stray, end)
    return killed


def _strays(plan: Plan, pid: int, slot: Slot) -> list[int]:
    """Children of the zygote that are no workers of ours; with throw-away uids only those of this worker's."""
    found = []
    for child in _children():
        if child == pid or child in plan.running:
            continue
        with contextlib.suppress(OSError):
            if slot.uid is None or os.stat(f"/proc/{child}").st_uid in (slot.uid, 0):  # 0: it made itself non-dumpable
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
        return int(_status(pid)["PPid"])
    except (OSError, KeyError, ValueError):
        return -1


def _kill_all_of(uid: int) -> None:
    """One signal to all processes of a throw-away uid, sent from within it: a fork bomb can't outrun it."""
    pid = os.fork()
    if pid == 0:
        try:
            _become(uid, 0)
            os.kill(-1, signal.SIGKILL)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def _kill(pid: int, end: float) -> int:
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


def _remove(folder: str) -> None:
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


def _shared_memory(plan: Plan) -> Iterator[str]:
    """Names in the machine's own /dev/shm, where workers might have to use that."""
    if not plan.has("mounts") and os.path.isdir("/dev/shm"):
        with os.scandir("/dev/shm") as entries:
            yield from (entry.name for entry in entries)


def _remove_shared_memory(plan: Plan, slot: Slot) -> None:
    """What a worker left in the machine's /dev/shm: everything of a throw-away uid, else what torch and multiprocessing name."""
    owner = os.getuid() if slot.uid is None else slot.uid
    for name in set(_shared_memory(plan)) - slot.shared_memory:
        path = f"/dev/shm/{name}"
        with contextlib.suppress(OSError):
            ours = slot.uid is not None or name.startswith(("torch_", "psm_", "sem.mp-", "pym-"))
            if ours and os.lstat(path).st_uid == owner:
                os.unlink(path)


# -- what to tell people --------------------------------------------------------------------------------------------------


def missing(plan: Plan) -> list[str]:
    """For each layer that the machine does not give one sentence, with the command that mends it where there is one."""
    said = []
    for layer in LAYERS:
        reason = plan.why_not.get(layer)
        if reason in (None, "not needed", "not used") or (layer == "mounts" and not plan.has("namespaces")):
            continue
        if layer == "uid" and not libc.LINUX or layer == "uid" and os.geteuid() != 0:
            continue  # an ordinary user has no other uid to give
        remedy = "" if reason == "withheld" else _remedy(plan, layer, str(reason))
        said.append(f"No layer {layer!r}: {reason}.{remedy and ' ' + remedy}")
    return said


def _remedy(plan: Plan, layer: str, reason: str) -> str:
    """A sentence with a command, or nothing."""
    if not libc.LINUX:
        return "Use the dev container, or WSL on Windows."
    if layer in ("namespaces", "mounts"):
        return _remedy_for_namespaces()
    if layer == "landlock":
        return "It needs Linux 5.13 or newer and 'landlock' among the kernel's lsm= parameters."
    if layer in ("uid", "nocaps") and reason.startswith("only root can read "):
        path = reason.removeprefix("only root can read ").split(";")[0]
        return f"`chmod o+x {_barrier(path)}` mends it."
    return ""


_SWITCHES = (  # (file, the value that forbids user namespaces, the command)
    ("kernel/apparmor_restrict_unprivileged_userns", "1", "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"),
    ("kernel/unprivileged_userns_clone", "0", "sysctl -w kernel.unprivileged_userns_clone=1"),
    ("user/max_user_namespaces", "0", "sysctl -w user.max_user_namespaces=15000"),
)


def _remedy_for_namespaces() -> str:
    for name, forbids, command in _SWITCHES:
        with contextlib.suppress(OSError), open(f"/proc/sys/{name}") as file:
            if file.read().strip() == forbids:
                return (
                    f"`sudo {command}` mends it, or `sudo apt-get install bubblewrap` where that may make namespaces."
                )
    if any(map(os.path.exists, ("/.dockerenv", "/run/.containerenv"))):
        return (
            "In a container, `docker run --cap-add SYS_ADMIN --security-opt seccomp=unconfined "
            "--security-opt apparmor=unconfined` gives them."
        )
    return "`sudo apt-get install bubblewrap` may mend it."


def _barrier(path: str) -> str:
    """The outermost folder on the way to `path` that others than its owner can't pass, or `path` itself."""
    parts = path.split("/")
    for end in range(2, len(parts)):
        folder = "/".join(parts[:end])
        with contextlib.suppress(OSError):
            if not os.stat(folder).st_mode & 0o001:
                return folder
    return path
