"""A system call filter in BPF, assembled here. Imports the standard library only.

The filter is a deny list: a worker runs torch, and what torch calls changes with every release, while the calls by which a
process leaves its box are few and known. A refused call fails with an errno, so honest code that merely probes
goes on. Two points make a deny list sound: the machine is checked first (a 32-bit or x32 call number means something
else), and clone3 is answered with ENOSYS, for its flags lie in memory where a filter can't see them; the C library then
falls back on clone, whose flags are checked.

A program is a sequence of *rules*. Each rule is entered with the call's number in the accumulator, either returns a
verdict or falls through, and leaves the number in the accumulator again, so rules can be put together in any order.
"""

from __future__ import annotations

import ctypes
import errno
import socket
import struct
from collections.abc import Collection, Iterable

from graders.worker import libc

# Call numbers (x86_64, aarch64), from the kernel's unistd_64.h and asm-generic/unistd.h; None: the machine has no such call.
_CALLS: dict[str, tuple[int | None, int | None]] = {
    # other processes
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "process_mrelease": (448, 448),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    "migrate_pages": (256, 238),
    "move_pages": (279, 239),
    # file systems and namespaces
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "setns": (308, 268),
    "unshare": (272, 97),
    "move_mount": (429, 429),
    "open_tree": (428, 428),
    "open_tree_attr": (467, 467),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "statmount": (457, 457),
    "listmount": (458, 458),
    "listns": (470, 470),
    "open_by_handle_at": (304, 265),
    "name_to_handle_at": (303, 264),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "fanotify_init": (300, 262),
    "fanotify_mark": (301, 263),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "acct": (163, 89),
    "lookup_dcookie": (212, 18),
    "nfsservctl": (180, 42),
    "uselib": (134, None),
    "ustat": (136, None),
    "sysfs": (139, None),
    # large and young surfaces of the kernel
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "memfd_secret": (447, 447),
    "memfd_create": (319, 279),  # memory that no limit counts
    "mbind": (237, 235),
    "set_mempolicy": (238, 237),
    "set_mempolicy_home_node": (450, 450),
    "lsm_set_self_attr": (460, 460),
    # the machine
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "create_module": (174, None),
    "reboot": (169, 142),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "syslog": (103, 116),
    "personality": (135, 92),
    "iopl": (172, None),
    "ioperm": (173, None),
    "modify_ldt": (154, None),
    "vhangup": (153, 58),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "_sysctl": (156, None),
}
DENIED = tuple(_CALLS)

# Calls that need a look at their arguments, or that are refused only where a namespace is missing.
_CALLS |= {
    "clone": (56, 220),
    "clone3": (435, 435),
    "socket": (41, 198),
    "ioctl": (16, 29),
    "prctl": (157, 167),
    "fcntl": (72, 25),
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_open": (434, 434),
    "pidfd_send_signal": (424, 424),
    "prlimit64": (302, 261),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "sched_setaffinity": (203, 122),
    "sched_setparam": (142, 118),
    "sched_setscheduler": (144, 119),
    "sched_setattr": (314, 274),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "setsid": (112, 157),
    "setpgid": (109, 154),
    "truncate": (76, 45),
    "open": (2, None),
    "openat": (257, 56),
    "openat2": (437, 437),
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "chown": (92, None),
    "fchown": (93, 55),
    "lchown": (94, None),
    "fchownat": (260, 54),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "setxattrat": (463, 463),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
    "removexattrat": (466, 466),
    "file_setattr": (469, 469),
}
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, AUDIT_ARCH

_NAMESPACES = libc.NEWUSER | libc.NEWNS | libc.NEWPID | libc.NEWNET | libc.NEWIPC | libc.NEWUTS | libc.NEWCGROUP
_IOCTLS = (0x5412, 0x541C, 0x5423)  # TIOCSTI and TIOCLINUX type into a terminal, TIOCSETD loads line disciplines
_OWNER_IOCTLS = (0x8901, 0x8902)  # FIOSETOWN, SIOCSPGRP: who gets this descriptor's signals
_OWNER_FCNTLS = (8, 10, 15)  # F_SETOWN, F_SETSIG, F_SETOWN_EX
_OUTLIVING = ("shmget", "msgget", "semget", "mq_open", "setsid", "setpgid")
_SIGNALLING = ("tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_open", "pidfd_send_signal")
_MODES = ("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat")
_TIMES = ("utime", "utimes", "futimesat", "utimensat")
_ATTRIBUTES = ("setxattr", "lsetxattr", "fsetxattr", "setxattrat", "file_setattr")
_NO_ATTRIBUTES = ("removexattr", "lremovexattr", "fremovexattr", "removexattrat")
_TRUNCATES, _OPENING = 0x200, 0x203  # O_TRUNC, and that with the bits of O_WRONLY and O_RDWR
_EVERYBODY = 2  # PRIO_USER: all processes of a user
_X32 = 0x40000000
UNIX = (socket.AF_UNIX,)
NETWORK = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, 16)  # 16: AF_NETLINK, by which gloo lists interfaces

_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_LOAD, _AND, _JEQ, _JGE, _JSET, _RET = 0x20, 0x54, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000

Program = bytes


def _op(code: int, k: int, jt: int = 0, jf: int = 0) -> bytes:
    """One instruction, a struct sock_filter."""
    return struct.pack("=HBBI", code, jt, jf, k)


def _refuse(code: int) -> bytes:
    return _op(_RET, _ERRNO | code)


def supported(machine: str = libc.MACHINE) -> bool:
    """Whether there is a table of call numbers for this machine."""
    return libc.LINUX and machine in _MACHINES


def number(call: str, machine: str = libc.MACHINE) -> int | None:
    """A call's number, None where the machine has no such call."""
    return _CALLS[call][_MACHINES[machine][0]]


def _guarded(call: str, machine: str, body: bytes) -> bytes:
    """`body` runs for that call only; it may use the accumulator, so the number is loaded again after it."""
    wanted = number(call, machine)
    if wanted is None:
        return b""
    body += _op(_LOAD, _NUMBER)
    return _op(_JEQ, wanted, 0, len(body) // 8) + body


def _always(call: str, machine: str, code: int = errno.EPERM) -> bytes:
    wanted = number(call, machine)
    return b"" if wanted is None else _op(_JEQ, wanted, 0, 1) + _refuse(code)


def _argument(index: int) -> bytes:
    """The low half of an argument: every argument looked at here is an int to the kernel (both machines are little-endian)."""
    return _op(_LOAD, _ARGUMENTS + 8 * index)


def _among(index: int, values: Iterable[int], code: int = errno.EPERM) -> bytes:
    """Refuses where the argument is one of `values`."""
    return _argument(index) + b"".join(_op(_JEQ, v & 0xFFFFFFFF, 0, 1) + _refuse(code) for v in values)


def _unless(index: int, values: Collection[int], code: int = errno.EPERM) -> bytes:
    """Refuses where the argument is none of `values`."""
    left = [len(values) - i for i in range(len(values))]
    tests = b"".join(_op(_JEQ, v & 0xFFFFFFFF, jump, 0) for v, jump in zip(values, left, strict=True))
    return _argument(index) + tests + _refuse(code)


def _any_bit(index: int, mask: int, code: int = errno.EPERM) -> bytes:
    """Refuses where the argument has a bit of `mask`."""
    return _argument(index) + _op(_JSET, mask, 0, 1) + _refuse(code)


def _masked(index: int, mask: int, value: int, code: int = errno.EPERM) -> bytes:
    """Refuses where the argument's bits of `mask` are exactly `value`."""
    return _argument(index) + _op(_AND, mask) + _op(_JEQ, value, 0, 1) + _refuse(code)


def _whole(rules: Iterable[bytes], machine: str) -> Program:
    """Machine check, rules, "allow"."""
    wrong = _op(_RET, _KILL)
    start = _op(_LOAD, _ARCH) + _op(_JEQ, _MACHINES[machine][1], 1, 0) + wrong + _op(_LOAD, _NUMBER)
    if machine == "x86_64":
        start += _op(_JGE, _X32, 0, 1) + wrong
    return start + b"".join(rules) + _op(_RET, _ALLOW)


def program(families: Collection[int], machine: str = libc.MACHINE) -> Program:
    """The deny list; `families` are the kinds of socket that may be made (pipes and socketpairs always may)."""
    rules = [_always(call, machine) for call in DENIED]
    rules.append(_always("clone3", machine, errno.ENOSYS))
    rules.append(_guarded("clone", machine, _any_bit(0, _NAMESPACES)))
    rules.append(_guarded("socket", machine, _unless(0, sorted(families), errno.EACCES)))
    rules.append(_guarded("ioctl", machine, _among(1, _IOCTLS)))
    return _whole(rules, machine)


def alone(pid: int, *, signals: bool, machine: str = libc.MACHINE) -> Program:
    """Where there is no pid namespace: no priority, limit or scheduling for any process but `pid`, the caller.

    Also refused is what outlives a process (System V memory, message queues), to leave the process group, by which all are
    killed at once, and to change that the worker dies with its zygote. Without `signals` signals are refused too, for which Landlock is the better place where it can, as it
    tells own children from strangers: here even a child could then not be stopped.
    """
    rules = [_always(call, machine) for call in _OUTLIVING]
    if not signals:
        rules += [_always(call, machine) for call in _SIGNALLING]
        rules.append(_guarded("kill", machine, _unless(0, (pid, 0))))
        rules.append(_guarded("tgkill", machine, _unless(0, (pid,))))
        rules.append(_guarded("fcntl", machine, _among(1, _OWNER_FCNTLS)))
        rules.append(_guarded("ioctl", machine, _among(1, _OWNER_IOCTLS)))
    for call in ("prlimit64", "sched_setaffinity", "sched_setparam", "sched_setscheduler", "sched_setattr"):
        rules.append(_guarded(call, machine, _unless(0, (0, pid))))
    rules.append(_guarded("setpriority", machine, _among(0, (_EVERYBODY,)) + _unless(1, (0, pid))))
    rules.append(_guarded("ioprio_set", machine, _among(0, (_EVERYBODY + 1,)) + _unless(1, (0, pid))))
    rules.append(_guarded("prctl", machine, _among(0, (libc.PR_SET_PDEATHSIG,), 0)))  # 0: it seems to work, and is kept
    return _whole(rules, machine)


def untouched(*, truncating: bool, machine: str = libc.MACHINE) -> Program:
    """Where there are no mounts: what Landlock does not see done to files, which as ever belong to the caller's user.

    To change mode, owner or times of a file seems to work (copying a file does it) and does nothing; extended attributes are
    refused. Without `truncating` (Landlock sees to it from ABI 3 on) nothing is truncated but what is open for writing.
    """
    rules = [_always(call, machine, 0) for call in (*_MODES, *_TIMES)]
    rules += [_always(call, machine, errno.ENOTSUP) for call in (*_ATTRIBUTES, *_NO_ATTRIBUTES)]
    if not truncating:
        rules.append(_always("truncate", machine))
        rules.append(_always("openat2", machine, errno.ENOSYS))  # its flags lie in memory
        rules.append(_guarded("open", machine, _masked(1, _OPENING, _TRUNCATES)))
        rules.append(_guarded("openat", machine, _masked(2, _OPENING, _TRUNCATES)))
    return _whole(rules, machine)


class _Fprog(ctypes.Structure):
    _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def load(code: Program) -> None:
    """The calling process and its children to be are filtered for good. Needs NO_NEW_PRIVS; filters add up."""
    kept = ctypes.create_string_buffer(code, len(code))
    fprog = _Fprog(len(code) // 8, ctypes.addressof(kept))
    libc.prctl(libc.PR_SET_SECCOMP, 2, ctypes.addressof(fprog))
