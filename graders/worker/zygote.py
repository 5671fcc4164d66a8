"""The zygote: imports torch once, then forks a throw-away worker for every check. Trusted; runs no learner code, no op.

Started by `judge/client.py` as ``python -I zygote.py CONFIG`` with two inherited descriptors, the owner's connection and a
listening socket by which other judges of the same run reach it. It holds no solution, no check and no
expected value, because a fork inherits its memory. One message a datagram (SOCK_SEQPACKET, JSON):

* judge -> zygote ``{"op": "spawn", "limits": {...}, "role": "learner" | "reference"}`` with descriptors channel, output, arena
* zygote -> judge ``{"op": "spawned", "pid"}`` with a pidfd, or ``{"op": "failed", "why"}``; when the worker is gone
  ``{"op": "exit", "pid", "status", ...}``

It ends, and ends its workers, when the owner's connection closes: nothing outlives a run.
"""

from __future__ import annotations

import builtins
import gc
import hashlib
import hmac
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import pkgutil
import select
import signal
import socket
import sys
import time
import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

WATCH_SECONDS = 0.25
PAYS_FROM = 6  # forks: after so many, more are likely to come than packing memory for them costs (`pages`)


@dataclass
class Child:
    """A running worker and who asked for it."""

    pid: int
    asker: socket.socket | None
    limits: Any  # `confine.Limits`
    since: float = field(default_factory=time.monotonic)
    over: str = ""  # of what it took more than it may


@dataclass
class Zygote:
    """The poll loop: connections of judges, pidfds of workers."""

    owner: socket.socket
    listener: socket.socket
    digest: str  # of the token; the token itself is not in this process, whose memory a worker inherits
    plan: Any
    confine: Any
    janitor: int  # descriptor: removes folders of the scratch root whose names are written there
    facts: dict[str, Any]
    prepared: Any  # `harness.Prepared`
    steps: Iterator[None]  # of packing memory (`pages`)
    poll: select.poll = field(default_factory=select.poll)
    judges: dict[int, socket.socket] = field(default_factory=dict)
    strangers: dict[int, socket.socket] = field(default_factory=dict)  # connected, no word yet
    children: dict[int, Child] = field(default_factory=dict)
    looked: float = 0.0
    forks: int = 0
    packed: bool = False

    def serve(self) -> None:
        """Until the owner hangs up."""
        for sock in (self.owner, self.listener):
            self.poll.register(sock, select.POLLIN)
        self.judges[self.owner.fileno()] = self.owner
        self.tell(self.owner, self.facts)
        while True:
            packing = self.forks >= PAYS_FROM and not self.packed
            events = self.poll.poll(0 if packing else WATCH_SECONDS * 1000 if self.children else None)
            if packing and not events:
                self.packed = next(self.steps, "all") == "all"
            for fd, _ in events:
                if fd == self.listener.fileno():
                    self.accept()
                elif fd in self.strangers:
                    self.greet(self.strangers.pop(fd))
                elif fd in self.judges:
                    self.hear(self.judges[fd])
                elif fd in self.children:
                    self.bury(fd)
            self.watch()

    def watch(self) -> None:
        """Ends workers that take more in sum than they may: no limit of the kernel's adds up processes, or files on a disk."""
        now = time.monotonic()
        if now < self.looked + WATCH_SECONDS:
            return
        self.looked = now
        for pidfd, child in self.children.items():
            if child.since + WATCH_SECONDS < now and not child.over:
                child.over = self.taken_too_much(child)
                if child.over:
                    kill(pidfd)

    def taken_too_much(self, child: Child) -> str:
        """Of what a worker took too much: "memory", "disk", or nothing."""
        memory = child.limits.memory
        if memory is not None and self.confine.memory(self.plan, child.pid) > memory + memory // 4:
            return "memory"
        if not self.plan.files_hidden and not fits(self.plan.running[child.pid].scratch, child.limits):
            return "disk"
        return ""

    def accept(self) -> None:
        """Somebody connects; who it is shows in the first word."""
        try:
            sock, _ = self.listener.accept()
        except OSError:
            return
        self.strangers[sock.fileno()] = sock
        self.poll.register(sock, select.POLLIN)

    def greet(self, sock: socket.socket) -> None:
        """Another judge of the same run: it knows the token, which is wiped at once."""
        word = bytearray(256)
        try:
            size = sock.recv_into(word)
        except OSError:
            size = 0
        known = hmac.compare_digest(hashlib.sha256(memoryview(word)[:size]).hexdigest(), self.digest)
        word[:] = bytes(256)
        if not known:
            self.poll.unregister(sock)
            sock.close()
            return
        self.judges[sock.fileno()] = sock
        self.tell(sock, self.facts)

    def hear(self, judge: socket.socket) -> None:
        """One request, or the end of a judge."""
        try:
            message, fds, _, _ = socket.recv_fds(judge, 1 << 16, 8)
        except OSError:
            message, fds = b"", []
        if message:
            self.spawn(judge, json.loads(message), fds)
            return
        self.poll.unregister(judge)
        del self.judges[judge.fileno()]
        for pidfd, child in self.children.items():
            if child.asker is judge or judge is self.owner:
                child.asker = None
                kill(pidfd)
        if judge is self.owner:
            for pidfd in list(self.children):
                self.bury(pidfd)
            os._exit(0)
        judge.close()

    def spawn(self, judge: socket.socket, request: dict[str, Any], fds: list[int]) -> None:
        """Forks one worker; the child never returns from here. Where that fails the asker is told, and others go on."""
        try:
            pid = self.confine.fork(self.plan)
        except (OSError, self.confine.ConfinementError) as error:
            pid, why = -1, str(error)
        if pid == 0:
            become_worker(self, request, fds)
        for fd in fds:
            os.close(fd)
        if pid < 0:
            self.tell(judge, {"op": "failed", "why": why})
            return
        self.forks += 1
        pidfd = os.pidfd_open(pid)
        self.children[pidfd] = Child(pid, judge, self.confine.Limits(**request["limits"]))
        self.poll.register(pidfd, select.POLLIN)
        self.tell(judge, {"op": "spawned", "pid": pid}, [pidfd])

    def bury(self, pidfd: int) -> None:
        """A worker is gone: its whole tree goes too, then the judge is told how it ended."""
        child = self.children.pop(pidfd)
        self.poll.unregister(pidfd)
        os.close(pidfd)
        _, status, usage = os.wait4(child.pid, 0)
        aside = self.put_aside(child)
        try:
            swept = self.confine.sweep(self.plan, child.pid)
        except self.confine.ConfinementError as error:  # its slot stays taken; later workers have others
            swept = -1
            sys.stderr.write(f"{error}\n")
        if aside:
            os.write(self.janitor, f"{aside}\n".encode())
        if child.asker is not None:
            self.tell(
                child.asker,
                {
                    "op": "exit",
                    "pid": child.pid,
                    "status": status,
                    "maxrss": usage.ru_maxrss,
                    "swept": swept,
                    "over": child.over,
                },
            )

    def put_aside(self, child: Child) -> str:
        """Gives a scratch on a disk that holds anything to the janitor, for removing it may take long; the name that it has then."""
        if self.plan.files_hidden:  # in memory, and in a namespace of its own
            return ""
        scratch = self.plan.running[child.pid].scratch
        root, name = os.path.split(scratch)
        try:
            os.rmdir(scratch)  # empty, as nearly always
            aside = ""
        except OSError:
            aside = f"gone-{name}"
        try:
            if aside:
                os.rename(scratch, f"{root}/{aside}")
            os.mkdir(scratch, 0o700)
        except OSError:  # `sweep` will say what is the matter
            return ""
        return aside

    def tell(self, judge: socket.socket, message: dict[str, Any], fds: list[int] | None = None) -> None:
        """A judge that is gone shows in `hear`."""
        try:
            socket.send_fds(judge, [json.dumps(message).encode()], fds or [])
        except OSError:
            pass


def fits(folder: str, limits: Any) -> bool:
    """Whether a folder holds no more bytes and files than it may; what can't be looked into does not."""
    size = files = 0
    waiting = [folder]
    try:
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    status = entry.stat(follow_symlinks=False)
                    size, files = size + status.st_blocks * 512, files + 1
                    if size > limits.disk or files > limits.inodes:
                        return False
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
    except FileNotFoundError:  # it goes away while we look
        return True
    except OSError:
        return False
    return True


def kill(pidfd: int) -> None:
    """SIGKILL, to exactly that process."""
    try:
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    except OSError:
        pass


def become_worker(zygote: Zygote, request: dict[str, Any], fds: list[int]) -> None:
    """In the child: confinement, then the harness; ends the process whatever happens."""
    code = 71
    try:
        channel, output, arena = fds
        got = zygote.confine.enter(
            zygote.plan,
            channel=channel,
            output=output,
            extra=(arena,),
            limits=zygote.confine.Limits(**request["limits"]),
        )
        for sock in (zygote.owner, zygote.listener, *zygote.judges.values(), *zygote.strangers.values()):
            sock.detach()  # closed already, and its number may be the arena's by now
        prepared = zygote.prepared
        zygote.__dict__.clear()
        from graders.worker import harness

        harness.main(3, 4, {"layers": list(got), "role": request["role"]}, prepared)
        code = 0
    except BaseException as error:
        try:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
        except OSError:
            pass
    finally:
        os._exit(code)


class BoundLoader(importlib.machinery.SourceFileLoader):
    """Gives a module built-in functions of its own: one that learner code puts in the place of `len` or `id` reaches it not."""

    own: ClassVar[dict[str, Any]] = dict(vars(builtins))

    def exec_module(self, module: types.ModuleType) -> None:
        """As always, in a namespace that has its built-ins already."""
        module.__dict__["__builtins__"] = self.own
        super().exec_module(module)


class BoundFinder(importlib.abc.MetaPathFinder):
    """Loads what runs beside learner code with `BoundLoader`."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Modules of this package only."""
        if name.partition(".")[0] != "graders":
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = BoundLoader(spec.loader.name, spec.loader.path)
        return spec


def main() -> None:
    """Imports, plans the confinement, says "ready", serves."""
    gc.disable()  # what is imported stays: looking for garbage in it costs a tenth of importing torch
    config = json.loads(sys.argv[1])
    sys.dont_write_bytecode = True
    sys.path.insert(0, config["root"])
    sys.meta_path.insert(0, BoundFinder())
    owner = socket.socket(fileno=config["owner"])
    listener = socket.socket(fileno=config["listener"])
    for sock in (owner, listener):
        sock.set_inheritable(False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the judge's to handle
    from graders.worker import confine

    plan = confine.plan(confine.Config(**config["confine"]))
    attempts = confine.attempts(plan)  # really tries what must not be possible, before anything depends on it
    import torch

    for name in config["preload"]:
        importlib.import_module(name)
    import graders.programs
    from graders.worker import changes, devices, gpu, harness, observe, pages, sealing, wire  # noqa: F401  (forks inherit them)

    names = [module.name for module in pkgutil.iter_modules(graders.programs.__path__)]
    programs = [importlib.import_module(f"graders.programs.{name}") for name in names]
    sealing.seal(changes, harness, observe, wire, *programs)  # learner code that reaches their names changes nothing
    torch.set_num_threads(1)
    threads = len(os.listdir("/proc/self/task"))
    sys.path.remove(config["root"])
    del sys.meta_path[0]
    sys.modules["graders"].__path__ = []  # checks, oracles and solutions can't be imported from here any more
    sys.argv[1:] = []
    facts = {
        "op": "ready",
        "threads": threads,
        "torch": torch.__version__,
        "layers": list(plan.layers),
        "missing": confine.missing(plan),
        "broken": [f"{entry['layer']}: {entry['what']}" for entry in attempts if not entry["held"]],
        "tried": len(attempts),
    }
    prepared, steps = harness.Prepared(), pages.pack()
    zygote = Zygote(owner, listener, config["digest"], plan, confine, config["janitor"], facts, prepared, steps)
    gc.collect()
    gc.freeze()
    gc.enable()
    zygote.serve()


if __name__ == "__main__":
    main()
