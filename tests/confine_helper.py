"""A zygote to try the confinement with: ``python -I confine_helper.py SPEC`` (see `run` in test_confine.py). No test itself.

It runs in a process of its own because it must have one thread and may end up in a jail. SPEC is JSON: `uid` to become first
(None: stay), `config` for `confine.Config`, `script` to run after `plan`. The script sees `plan`, `confine`, `spawn(code,
**limits)`, `finish(worker)` and `report(value)`; the code of a worker sees `tell(value)` and `can(function)`.

With ``serve FD`` it waits at that socket for such SPECs and forks for each, so that hundreds of them import once. A SPEC comes
with three descriptors: standard output, standard error, and where to write the pid and, in the end, the exit code.
"""

from __future__ import annotations

import errno
import json
import os
import select
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.dont_write_bytecode = True

import mmap
import multiprocessing
import resource
import shutil
import threading

from graders.worker import confine, landlock, leftovers, libc, namespaces, seccomp

SECONDS = 20.0
MODULES = (
    errno,
    mmap,
    multiprocessing,
    os,
    resource,
    shutil,
    signal,
    socket,
    sys,
    threading,
    time,
)  # no lazy import as nobody
MODULES += (confine, landlock, leftovers, libc, namespaces, seccomp)


@dataclass
class Worker:
    """A running worker: its pid, the other end of its channel, what it prints."""

    pid: int
    channel: int
    output: int


def can(function: Callable[[], Any]) -> bool | str:
    """True, or the name of the error."""
    try:
        function()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, "OSError")
    except BaseException as error:
        return type(error).__name__
    return True


def tell(value: Any) -> None:
    """In a worker: one line of JSON to the zygote."""
    os.write(3, json.dumps(value).encode() + b"\n")


def names() -> dict[str, Any]:
    """What code sees."""
    return {module.__name__.split(".")[-1]: module for module in MODULES} | {"tell": tell, "can": can}


class Zygote:
    """`spawn`, `finish` and `report` for scripts."""

    def __init__(self, plan: confine.Plan) -> None:
        self.plan = plan

    def spawn(self, code: str, *extra: int, **limits: Any) -> Worker:
        """Forks a worker that enters the confinement and runs `code`."""
        ours, theirs = os.pipe()
        output = os.memfd_create("output")
        pid = confine.fork(self.plan)
        if pid == 0:
            self._work(code, theirs, output, extra, confine.Limits(**limits))
        os.close(theirs)
        return Worker(pid, ours, output)

    def _work(self, code: str, channel: int, output: int, extra: tuple[int, ...], limits: confine.Limits) -> NoReturn:
        status = 71
        try:
            layers = confine.enter(self.plan, channel=channel, output=output, extra=extra, limits=limits)
            status = 1
            exec(code, names() | {"layers": layers})
            status = 0
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(status)

    def heard(self, worker: Worker, *, until: Callable[[list[Any]], bool] = lambda _: False) -> tuple[list[Any], bool]:
        """What the worker told until it hung up, `until` held or the time was over; and whether it hung up."""
        said, end = b"", time.monotonic() + SECONDS
        while select.select([worker.channel], [], [], max(0.0, end - time.monotonic()))[0]:
            part = os.read(worker.channel, 1 << 16)
            if not part:
                return lines(said), True
            said += part
            if until(lines(said)):
                break
        return lines(said), False

    def finish(self, worker: Worker, *, kill_after: int | None = None) -> dict[str, Any]:
        """Waits for the worker (or kills it after so many lines), sweeps, and says how it went."""
        pidfd = os.pidfd_open(worker.pid)
        told: list[Any] = []
        if kill_after is not None:
            told, _ = self.heard(worker, until=lambda said: len(said) >= kill_after)
            os.kill(worker.pid, signal.SIGKILL)
        dead = bool(select.select([pidfd], [], [], SECONDS)[0])
        if not dead:
            os.kill(worker.pid, signal.SIGKILL)
        _, status, _ = os.wait4(worker.pid, 0)
        os.close(pidfd)
        slot = self.plan.running[worker.pid]
        swept = confine.sweep(self.plan, worker.pid)
        rest, gone = self.heard(worker)
        return {
            "told": told + rest,
            "status": os.waitstatus_to_exitcode(status),
            "in_time": dead,
            "swept": swept,
            "gone": gone,
            "output": os.pread(worker.output, 1 << 16, 0).decode("utf-8", "replace"),
            "left": os.path.lexists(slot.scratch) and not self.plan.has("mounts"),
        }


def lines(said: bytes) -> list[Any]:
    """Complete lines of JSON."""
    return [json.loads(line) for line in said.split(b"\n")[:-1]]


def report(value: Any) -> None:
    """The zygote's answer to the test, on standard output."""
    os.write(1, json.dumps(value).encode())


def serve(asked: socket.socket) -> None:
    """A fork for each SPEC, several at once, until nobody can ask any more."""
    poll, minded = select.poll(), {}
    poll.register(asked, select.POLLIN)
    while True:
        for fd, _ in poll.poll():
            if fd in minded:
                pid, told = minded.pop(fd)
                poll.unregister(fd)
                os.close(fd)
                os.write(told, f"{os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}\n".encode())
                os.close(told)
                continue
            message, fds, _, _ = socket.recv_fds(asked, 1 << 20, 3)
            if not message:
                return
            out, err, told = fds
            pid = os.fork()
            if pid == 0:
                for number, end in enumerate((os.open(os.devnull, os.O_RDONLY), out, err)):
                    os.dup2(end, number)
                os.closerange(3, 1 << 10)
                answer(message)
            os.write(told, f"{pid}\n".encode())
            os.close(out)
            os.close(err)
            pidfd = os.pidfd_open(pid)
            minded[pidfd] = pid, told
            poll.register(pidfd, select.POLLIN)


def answer(message: bytes) -> NoReturn:
    """In a fork: the process ends here, with 1 and a trace where a script of ours broke."""
    code = 1
    try:
        main(json.loads(message))
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def main(spec: dict[str, Any]) -> None:
    """Becomes who it shall be, plans, runs the script."""
    if spec["uid"] is not None:
        os.setgroups([])
        os.setresgid(*(spec["uid"],) * 3)
        os.setresuid(*(spec["uid"],) * 3)
        libc.prctl(libc.PR_SET_DUMPABLE, 1)  # as a process that was always this user's
    before = names()
    exec(spec["before"], before)
    plan = confine.plan(confine.Config(**spec["config"]))
    zygote = Zygote(plan)
    scene = before | {"plan": plan, "spawn": zygote.spawn, "finish": zygote.finish, "heard": zygote.heard}
    exec(spec["script"], scene | {"report": report, "spec": spec})


if sys.argv[1] == "serve":
    serve(socket.socket(fileno=int(sys.argv[2])))
else:
    main(json.loads(sys.argv[1]))
