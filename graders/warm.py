"""The warm judge: pytest, Hypothesis and the checks imported once, torch warm in its zygote; a fork for every submission.

`cohort` and `watch` use it, and so do the kit's own tests. A fork starts from the same memory each time, so nothing leaks from
one submission to the next; its report comes back as JSON through a pipe. The judge holds no torch and runs one thread, which
is what makes forking it safe.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from graders.catalog import load
from graders.faults import KitFault
from graders.judge import gpu
from graders.judge.client import Attached, Zygote
from graders.record import Report
from graders.session import Options, grade_with
from graders.submission import read_submission


@dataclass(eq=False)
class Running:
    """A submission that is being graded."""

    pid: int
    read: int
    data: bytearray
    started: float


class WarmJudge:
    """`grade` one after the other, or `start` several and `finish` each."""

    def __init__(
        self,
        only: Iterable[str] = (),
        *,
        seed: int | None = None,
        withhold: tuple[str, ...] = (),
        device: str = "cpu",
    ) -> None:
        only = tuple(only)
        self.zygote = Zygote.start(load().preload(only), withhold, gpu.wanted(device))
        try:
            warm_up(only, seed)
            self.facts = self.zygote.ready()
            share_memory()
        except BaseException:
            self.zygote.close()
            raise

    def grade(self, options: Options) -> Report:
        """The report of one submission; `UsageFault` where there is none, `KitFault` where the judge itself died."""
        return self.finish(self.start(options))

    def start(self, options: Options) -> Running:
        """Forks a judge for that submission. Its files are read here, before the fork."""
        files = dict.fromkeys(exercise.file for exercise in load().select(options.only))
        sources = [asdict(source) for source in read_submission(options.folder, files).values()]
        read, write = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            os.close(read)
            self._be_judge(options, sources, write)
        os.close(write)
        return Running(pid, read, bytearray(), time.monotonic())

    def _be_judge(self, options: Options, sources: list[dict[str, Any]], write: int) -> None:
        """In the fork: grades, sends the report, ends."""
        code = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            attached = Attached(self.zygote.address, self.zygote.token, self.facts, self.zygote.no_gpu)
            report = grade_with(attached, options, sources, lambda done, of: None)
            view = memoryview(json.dumps(report.to_json()).encode())
            while view:
                view = view[os.write(write, view) :]
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)

    def finish(self, running: Running) -> Report:
        """Waits for a started one."""
        try:
            while part := os.read(running.read, 1 << 20):
                running.data += part
        except BaseException:
            os.kill(running.pid, signal.SIGKILL)
            raise
        finally:
            os.close(running.read)
            _, status = os.waitpid(running.pid, 0)
        if os.waitstatus_to_exitcode(status) != 0:
            raise KitFault("The judge broke down; its own words stand above.")
        return Report.from_json(json.loads(running.data))

    @staticmethod
    def first_done(running: Iterable[Running]) -> Running:
        """The one of them whose report can be read first."""
        by_fd = {one.read: one for one in running}
        ready, _, _ = select.select(list(by_fd), [], [])
        return by_fd[ready[0]]

    def close(self) -> None:
        """Ends the worker process and all it left."""
        self.zygote.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def share_memory() -> None:
    """What is there now stays: forks need not look through it for garbage, which would copy the pages that it lies on."""
    gc.collect()
    gc.freeze()


def warm_up(only: Sequence[str], seed: int | None) -> None:
    """Imports what every fork needs (pytest, Hypothesis, the judge, the checks) and draws the examples of those exercises."""
    for name in ("pytest", "hypothesis", "graders.judge.plugin"):
        importlib.import_module(name)
    from graders.judge.check import drawn

    for exercise in load().select(only):
        module = importlib.import_module(f"graders.checks.test_{exercise.file.removesuffix('.py')}")
        for name, _ in exercise.checks:
            drawn(getattr(module, name).check, seed)


__all__ = ["Running", "WarmJudge", "warm_up"]
