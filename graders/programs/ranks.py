"""Several ranks of one program in one worker: forked processes that meet over gloo, each with its own result.

A rank is a fork of the worker, inside the same confinement; whatever it returns travels by value (`wire`), never by pickle.
One that does not end in time is ended with its siblings, so a deadlock costs one limit and no more.
"""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from typing import Any

from graders.worker import wire
from graders.worker.harness import Raised, Submission, describe_error
from graders.worker.observe import Observer


def run(
    submission: Submission, rank_program: Callable[[int], Any], world_size: int, seconds: float
) -> list[dict[str, Any]]:
    """``rank_program(rank)`` in `world_size` processes at once; for each ``{"result": ...}``, ``{"error": ...}`` or ``{"ended": why}``."""
    pipes: list[int] = []
    pids: list[int] = []
    for rank in range(world_size):
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            _be_rank(submission, rank_program, rank, write)
        os.close(write)
        pipes.append(read)
        pids.append(pid)
    try:
        deadline = time.monotonic() + seconds  # of all ranks together
        return [_collect(read, deadline) for read in pipes]
    finally:
        for pid in pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            os.waitpid(pid, 0)
        for read in pipes:
            os.close(read)


def _be_rank(submission: Submission, rank_program: Callable[[int], Any], rank: int, write: int) -> None:
    """In the child: runs, reports, ends."""
    try:
        try:
            outcome = {"result": Observer(()).describe(rank_program(rank))}
        except Raised as error:
            outcome = {"error": describe_error(error.error, submission.filename, submission.lines)}
        frame = memoryview(wire.encode(outcome))
        while frame:
            frame = frame[os.write(write, frame) :]
    finally:
        os._exit(0)


def _collect(read: int, deadline: float) -> dict[str, Any]:
    """One rank's outcome, or why there is none."""
    data = bytearray()
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([read], [], [], left)[0]:
            return {"ended": "timeout"}
        part = os.read(read, 1 << 20)
        if not part:
            break
        data += part
    try:
        outcome = wire.decode(bytes(data))
    except wire.Malformed:
        return {"ended": "crash"}
    return outcome if isinstance(outcome, dict) else {"ended": "crash"}


def gloo(submission: Submission, name: str, world_size: int) -> list[dict[str, Any]]:
    """The learner's ``name(rank, world_size, store_path)`` on every rank, with a `FileStore` path in the scratch folder."""
    import tempfile

    store = os.path.join(tempfile.mkdtemp(), "store")
    return run(submission, lambda rank: submission.call(name, rank, world_size, store), world_size, 20.0)
