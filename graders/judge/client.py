"""The judge's end of the worker: processes, memory that both map, deadlines. Standard library and NumPy only.

Theory of operation. ``Zygote.start`` launches one process that imports torch (see `worker/zygote.py`) and returns at once,
so that the judge's own imports overlap with torch's. Each judge of the run (one, or several: see `pool`) holds a
connection; ``Connection.spawn`` gets a `Worker`: a fork with a channel (stream socket), an output memfd for everything that
is printed, and an *arena*, a sealed memfd that judge and worker both map. Inputs are written into the arena and the worker's
tensors lie over it, so what happened to an argument is read from the judge's own mapping and not from a claim.

A request and its reply carry one random id and share one deadline. Before the reply come *notes*, what a program saw while
learner code ran (`programs/notes.py`): they are here at once, where nobody edits them. Limits are CPU time, read from the worker's CPU clock, so
that a busy machine does not change a verdict; sleeps and deadlocks meet a wall-clock limit of `WALL_FACTOR` times that.
Who was seen to compute by then, but got little of the processor, gets `STARVED_FACTOR` times as long.
Whatever the worker does, `Worker.ask` returns a reply that was well-formed or raises a `LearnerFault` (or a `KitFault`
where the fork was the kit's own reference run).
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import mmap
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from graders.faults import Cause, KitFault, LearnerFault
from graders.judge import bwrap
from graders.judge.gpu import Gpu
from graders.worker import wire

ROOT = Path(__file__).resolve().parents[2]
WALL_FACTOR = 5.0
# Who used that much of its CPU limit when the wall-clock limit ends does compute, on a busy machine, and gets longer.
STARVED_SHARE = 0.1
STARVED_FACTOR = 4.0
ARENA = 8 << 20
START_SECONDS = 120.0
_SEALS = fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL


@dataclass(frozen=True)
class Limits:
    """Limits of one worker: bytes of memory on top of what torch maps, CPU seconds in all, bytes a file, processes.

    `network` gives it a loopback of its own and sockets, for process groups; where the machine gives no network namespace that
    is a kit fault. `gpu` lets it use the real GPU that the zygote was started for.
    """

    memory: int = 1 << 30
    cpu: int = 120
    fsize: int = 64 << 20
    nproc: int = 64
    threads: int = 1
    network: bool = False
    gpu: bool = False


NO_GPU = Gpu(why_not="No GPU was asked for.")
AT_ONCE = 1 << 16  # bytes read from the channel where that many are there: notes come in swarms
NOTES_CAP = 1 << 20  # bytes of notes in one call, some ten thousand of them
OUTPUT_CAP = 4 << 20  # bytes printed in one check before it counts as a flood


class Zygote:
    """The torch-warm process of a run. `start` returns before torch is imported; `ready` waits for it."""

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        owner: socket.socket,
        address: str,
        token: str,
        folder: str,
        janitor: Janitor,
        no_gpu: str,
    ) -> None:
        self.no_gpu = no_gpu  # why no check can run on a real GPU; empty where there is one to try
        self.process, self.address, self.token, self.folder, self.janitor = process, address, token, folder, janitor
        self.connection = Connection(owner, Path(folder) / "zygote.log")

    @staticmethod
    def start(preload: tuple[str, ...] = (), withheld: tuple[str, ...] = (), gpu: Gpu = NO_GPU) -> Zygote:
        """Launches the process, whose workers may use that GPU; raises `KitFault` where even that is impossible."""
        janitor: Janitor | None = None
        try:
            folder = tempfile.mkdtemp(prefix="blitz-kit-")
            janitor = Janitor(folder)
            owner, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            address = os.path.join(folder, "zygote.sock")
            with short_address(address) as name:
                listener.bind(name)
            listener.listen(64)
            token = secrets.token_hex(16)
            config: dict[str, Any] = {
                "root": str(ROOT),
                "owner": theirs.fileno(),
                "listener": listener.fileno(),
                "digest": hashlib.sha256(token.encode()).hexdigest(),
                "preload": list(preload),
                "janitor": janitor.mouth,
                "confine": confinement(folder, withheld, gpu),
            }
            front = [] if "bwrap" in withheld else bwrap.prefix(config["confine"]["read_only"], gpu.nodes)
            config["confine"]["behind_bwrap"] = bool(front)
            threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
            kept = {k: v for k, v in os.environ.items() if k.startswith("OPENBLAS_") or k == "TMPDIR"}
            env = (
                kept
                | dict(gpu.environment)
                | threads
                | {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent", "PYTHONHASHSEED": "0"}
            )
            with open(os.path.join(folder, "zygote.log"), "wb") as log:
                process = subprocess.Popen(
                    [*front, sys.executable, "-I", str(ROOT / "graders/worker/zygote.py"), json.dumps(config)],
                    pass_fds=(theirs.fileno(), listener.fileno(), janitor.mouth),
                    env=env,
                    cwd="/",
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            theirs.close()
            listener.close()
            return Zygote(process, owner, address, token, folder, janitor, gpu.why_not)
        except OSError as error:
            if janitor is not None:
                janitor.close()
            raise KitFault(f"The worker process can't be started: {error}.") from None

    def ready(self) -> dict[str, Any]:
        """Facts about the process (torch's version, layers that are missing); raises `KitFault` where it died."""
        return self.connection.ready()

    def connect(self) -> Connection:
        """The owner's own connection; it need not be ready yet."""
        return self.connection

    def leave(self) -> None:
        """In a fork: the line is its parent's, and whose end ends the process."""
        self.connection.sock.close()

    def close(self) -> None:
        """Ends the process and every worker of it, and removes what it left on disk."""
        self.connection.sock.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        self.janitor.close()


class Janitor:
    """Removes a run's folder once judge and zygote are both gone, however they went: a shell that waits at a pipe.

    Both hold the pipe's other end, and the kernel closes it for them even where they are killed. A line that the zygote writes
    names a folder in there to be removed at once: what a worker left may be more than anybody wants to wait for.
    """

    script = """
    while read -r name; do
        chmod -R u+rwX -- "$0/$name" 2>/dev/null
        rm -rf -- "$0/$name"
    done
    chmod -R u+rwX -- "$0" 2>/dev/null
    exec rm -rf -- "$0"
    """

    def __init__(self, folder: str) -> None:
        ear, self.mouth = os.pipe()
        try:
            self.process = subprocess.Popen(
                ["/bin/sh", "-c", self.script, folder],
                env={"PATH": "/usr/bin:/bin"},
                cwd="/",
                stdin=ear,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is not for it
            )
        except OSError:
            os.close(self.mouth)
            os.rmdir(folder)
            raise
        finally:
            os.close(ear)

    def close(self) -> None:
        """Lets go of this end, and sees the folder gone."""
        if self.mouth >= 0:
            os.close(self.mouth)
            self.mouth = -1
        with contextlib.suppress(subprocess.TimeoutExpired):  # a slow disk: it goes on without us
            self.process.wait(60)


@contextlib.contextmanager
def short_address(path: str) -> Iterator[str]:
    """The path of a socket in another spelling, for an address holds 107 bytes and a temporary folder's name may be longer."""
    fd = os.open(os.path.dirname(path), os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{fd}/{os.path.basename(path)}"
    finally:
        os.close(fd)


@dataclass
class Attached:
    """A zygote that another process of this run owns: the same verbs, a connection of its own, nothing to end."""

    address: str
    token: str
    facts: dict[str, Any]
    no_gpu: str

    def ready(self) -> dict[str, Any]:
        """What the owner heard."""
        return self.facts

    def connect(self) -> Connection:
        """A connection of this process's own."""
        return connect(self.address, self.token)

    def leave(self) -> None:
        """In a fork: there is no line that would be its parent's."""

    def close(self) -> None:
        """The owner ends it."""


def confinement(folder: str, withheld: tuple[str, ...], gpu: Gpu) -> dict[str, Any]:
    """The zygote's part of `confine.Config`: what the workers may read, and where they may write."""
    prefixes = {os.path.realpath(p) for p in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)}
    prefixes |= {os.path.realpath(p) for p in sys.path if p.endswith(("site-packages", "dist-packages"))}
    kit = [str(ROOT / "graders" / part) for part in ("__init__.py", "worker", "programs")]
    return {
        "scratch_root": folder,
        "read_only": sorted(p for p in {*prefixes, *gpu.libraries} if p not in ("/", "/usr")) + kit,
        "devices": list(gpu.nodes),
        "visible": dict(gpu.environment).get("CUDA_VISIBLE_DEVICES"),
        "withheld": list(withheld),
    }


def connect(address: str, token: str) -> Connection:
    """Another judge's connection to the zygote of the run."""
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        with short_address(address) as name:
            sock.connect(name)
        sock.send(token.encode())
    except OSError as error:
        raise KitFault(f"The worker process can't be reached: {error}.") from None
    return Connection(sock)


class Connection:
    """One judge's line to the zygote: spawns workers, learns how they ended."""

    def __init__(self, sock: socket.socket, log: Path | None = None) -> None:
        self.sock, self.log = sock, log
        self.facts: dict[str, Any] | None = None
        self.ends: dict[int, dict[str, Any]] = {}
        self.forgotten: set[int] = set()  # workers nobody asks about any more

    def is_ready(self) -> bool:
        """Whether the zygote has said that it is ready (or has died), without waiting."""
        return self.facts is not None or bool(select.select([self.sock], [], [], 0)[0])

    def ready(self) -> dict[str, Any]:
        """The zygote's first word: facts about it. Waits for it; raises `KitFault` where it died."""
        if self.facts is None:
            self.sock.settimeout(START_SECONDS)
            try:
                message = self.sock.recv(1 << 16)
            except TimeoutError:
                raise KitFault(f"The worker process was not ready after {START_SECONDS:g} seconds.") from None
            except OSError:
                message = b""
            self.sock.settimeout(None)
            if not message:
                lines = (
                    self.log.read_text("utf-8", "replace").strip().splitlines()
                    if self.log and self.log.exists()
                    else []
                )
                raise KitFault(
                    "The worker process did not start: " + (lines[-1] if lines else "it ended without a word") + "."
                )
            self.facts = json.loads(message)
            if self.facts["threads"] != 1:
                raise KitFault(f"The worker process runs {self.facts['threads']} threads; a fork of it could hang.")
        return self.facts

    def spawn(self, limits: Limits, role: str) -> Worker:
        """Forks a worker; raises `KitFault` where that fails."""
        self.ready()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        output = os.memfd_create("output", os.MFD_CLOEXEC)
        arena = os.memfd_create("arena", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        os.ftruncate(arena, ARENA)
        fcntl.fcntl(arena, fcntl.F_ADD_SEALS, _SEALS)  # nobody can shrink it under the judge's mapping
        memory = mmap.mmap(arena, ARENA)
        try:
            socket.send_fds(
                self.sock,
                [json.dumps({"op": "spawn", "limits": asdict(limits), "role": role}).encode()],
                [theirs.fileno(), output, arena],
            )
            answer, fds = self._hear(START_SECONDS)
        except (OSError, KitFault) as error:
            ours.close()
            os.close(output)
            memory.close()
            if isinstance(error, KitFault):
                raise
            raise KitFault(f"The worker process is gone: {error}.") from None
        finally:
            theirs.close()
            os.close(arena)
        return Worker(self, ours, answer["pid"], fds[0], output, memory, role)

    def _hear(self, seconds: float) -> tuple[dict[str, Any], list[int]]:
        """The next "spawned"; ends of other workers are noted on the way."""
        end = time.monotonic() + seconds
        while True:
            if not select.select([self.sock], [], [], max(0.0, end - time.monotonic()))[0]:
                raise KitFault("The worker process does not answer.")
            message, fds, _, _ = socket.recv_fds(self.sock, 1 << 16, 4)
            if not message:
                raise KitFault("The worker process ended.")
            answer = json.loads(message)
            if answer["op"] == "exit":
                self._note(answer)
            elif answer["op"] == "spawned":
                return answer, fds
            elif answer["op"] == "failed":
                raise KitFault(f"A worker can't be started: {answer['why']}.")

    def _note(self, end: dict[str, Any]) -> None:
        if end["pid"] in self.forgotten:
            self.forgotten.remove(end["pid"])
        else:
            self.ends[end["pid"]] = end

    def forget(self, pid: int) -> None:
        """Nobody will ask how that worker ended; the zygote buries it in its own time."""
        if self.ends.pop(pid, None) is None:
            self.forgotten.add(pid)

    def end_of(self, pid: int, seconds: float = 5.0) -> dict[str, Any] | None:
        """How that worker ended, once the zygote has buried it and its whole tree; None where it does not say in time."""
        end = time.monotonic() + seconds
        while pid not in self.ends:
            if not select.select([self.sock], [], [], max(0.0, end - time.monotonic()))[0]:
                return None
            message = self.sock.recv(1 << 16)
            if not message:
                return None
            self._note(json.loads(message))
        return self.ends.pop(pid)


class Worker:
    """One fork: ask it things, then kill it. Never reused after a fault."""

    def __init__(
        self,
        connection: Connection,
        sock: socket.socket,
        pid: int,
        pidfd: int,
        output: int,
        memory: mmap.mmap,
        role: str,
    ) -> None:
        self.connection, self.sock, self.pid, self.pidfd, self.output = connection, sock, pid, pidfd, output
        self.memory, self.role = memory, role
        self.used = 64  # arena: next free byte
        self.alive = True
        self.told = False  # whether the connection needs to keep this worker's end for anybody
        self.read_output = 0
        self.layers: tuple[str, ...] = ()
        self.greeted = False
        self.arrived = bytearray()  # of the channel, and not yet looked at
        self.heard = 0  # bytes of the last frame
        self.took = 0.0, 0.0  # CPU and wall-clock seconds of the last exchange
        self.spent = 0.0  # CPU seconds of all of them
        self.clock = cpu_clock(pidfd)
        sock.setblocking(False)

    # ------------------------------------------------------------------------------------------------------ the arena
    def allot(self, size: int) -> int:
        """Start of `size` fresh bytes in the arena, 64-byte aligned, with a gap before the next."""
        start = self.used
        if start + size + 64 > ARENA:
            start = 64
        if start + size + 64 > ARENA:
            raise KitFault(f"An input of {size} bytes does not fit the arena.")
        self.used = (start + size + 127) // 64 * 64
        return start

    # ---------------------------------------------------------------------------------------------------- the channel
    def ask(self, request: Mapping[str, Any], cpu_seconds: float) -> dict[str, Any]:
        """Sends one request and returns its reply; raises `LearnerFault` (timeout, crash, output, memory, forged)."""
        if not self.greeted:
            self._greet()
        number = secrets.randbits(62)
        self.read_output = os.fstat(self.output).st_size
        deadline = Deadline(self.clock, cpu_seconds)
        self._send(wire.encode({**request, "id": number}), deadline)
        notes: list[Any] = []
        noted = 0
        try:
            reply = self._frame(deadline)
            while type(reply) is dict and list(reply) == [
                "note"
            ]:  # sent while learner code runs: it can take none back
                notes.append(reply["note"])
                noted += self.heard
                if noted > NOTES_CAP:  # none may be left out: it may be the one that tells
                    self.kill()
                    raise self._fault(
                        "timeout", "It ran what it was given thousands of times in one call: an endless loop?"
                    )
                if not self.arrived:
                    self._check(deadline)
                reply = self._frame(deadline)
        except wire.Malformed as error:
            self.kill()
            raise self._fault("forged", f"The file wrote into the grader's channel ({error}).") from None
        if type(reply) is not dict or reply.get("id") != number:
            self.kill()
            raise self._fault("forged", "The file wrote an answer of its own into the grader's channel.")
        if self._flooded():
            self.kill()
            raise self._fault("output", f"It printed more than {OUTPUT_CAP >> 20} MiB.")
        self.took = deadline.taken()
        self.spent += self.took[0]
        reply["notes"] = notes
        return reply

    def _greet(self) -> None:
        """The harness's first word, before any learner code: without it the confinement failed, and that is the kit's fault."""
        try:
            hello = self._frame(Deadline(self.clock, 30.0))
        except (LearnerFault, KitFault, wire.Malformed):
            self.kill()
            raise KitFault(
                "A worker's confinement failed: " + (self.printed().strip() or "it ended without a word")
            ) from None
        self.layers = tuple(hello["facts"]["layers"])
        self.greeted = True

    def _frame(self, deadline: Deadline) -> Any:
        prefix = self._exactly(wire.PREFIX.size, deadline)
        self.heard = sum(wire.lengths(prefix))
        return wire.decode(prefix + self._exactly(self.heard, deadline))

    def _fault(self, cause: Cause, fact: str) -> Exception:
        if self.role == "reference":
            return KitFault(f"The kit's own solution failed here ({cause}): {fact} {self.printed()[-300:]}")
        return LearnerFault(cause, fact, output=self.printed())

    def _send(self, frame: bytes, deadline: Deadline) -> None:
        view = memoryview(frame)
        while view:
            try:
                view = view[self.sock.send(view) :]
            except BlockingIOError:
                if not select.select([], [self.sock], [], deadline.slice())[1]:
                    self._check(deadline)
            except OSError:
                raise self._died() from None

    def _exactly(self, size: int, deadline: Deadline) -> bytes:
        """The next so many bytes; what arrived behind them is kept for the next call."""
        arrived, waited = self.arrived, False
        while len(arrived) < size:
            if waited:
                self._check(deadline)
            if not select.select([self.sock], [], [], deadline.slice())[0]:
                waited = True
                continue
            try:
                part = self.sock.recv(min(max(size - len(arrived), AT_ONCE), 1 << 20))
            except BlockingIOError:
                continue
            except OSError:
                part = b""
            if not part:
                raise self._died()
            arrived += part
            waited = True
        taken = bytes(arrived[:size])
        del arrived[:size]
        return taken

    def _check(self, deadline: Deadline) -> None:
        if self._flooded():
            self.kill()
            raise self._fault("output", f"It printed more than {OUTPUT_CAP >> 20} MiB.")
        over = deadline.over()
        if over:
            self.kill()
            raise self._fault("timeout", over)

    def _flooded(self) -> bool:
        return os.fstat(self.output).st_size > OUTPUT_CAP

    def _died(self) -> Exception:
        """The channel closed: what the process died of, in the learner's terms."""
        ended = bool(select.select([self.pidfd], [], [], 1.0)[0])
        self.kill()
        end = self.connection.end_of(self.pid)
        self.told = end is not None
        if not ended:
            return self._fault("crash", "It closed the channel through which the grader talks to it.")
        if end is None:
            return self._fault("crash", "Python ended without a word.")
        if end.get("over") == "memory":
            return self._fault("memory", "It and the processes that it started took more memory than there is.")
        if end.get("over") == "disk":
            return self._fault("output", "It wrote more files than it may, or larger ones.")
        status = end["status"]
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXFSZ:
                return self._fault("output", "It wrote more to a file than it may.")
            if number == signal.SIGXCPU:
                return self._fault("timeout", "It used up its processor time.")
            # pid 1 of a namespace can't be ended by SIGABRT: abort() then ends it by a forbidden instruction
            names = {
                signal.SIGSEGV: "a segmentation fault or an abort",
                signal.SIGABRT: "an abort",
                signal.SIGBUS: "a bus error",
            }
            what = names.get(signal.Signals(number), signal.Signals(number).name) if number < 32 else f"signal {number}"
            return self._fault("crash", f"Python was ended by {what}.")
        return self._fault(
            "crash", f"It ended Python itself (exit status {os.WEXITSTATUS(status)}) instead of returning."
        )

    def printed(self) -> str:
        """What the worker printed since it was last asked, at most 4 KiB of it; clean text is the reporters' business."""
        try:
            size = os.fstat(self.output).st_size
            start = max(self.read_output, size - 4096)
            return os.pread(self.output, 4096, start).decode("utf-8", "replace")
        except OSError:
            return ""

    def kill(self) -> None:
        """SIGKILL to exactly this process; its tree is swept by the zygote. The arena stays readable."""
        if not self.alive:
            return
        self.alive = False
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)
        self.sock.close()

    def close(self) -> None:
        """Kills it and lets go of everything; its tree is swept by the zygote, off the judge's path."""
        if not self.told:
            self.told = True
            self.connection.forget(self.pid)
        self.kill()
        with contextlib.suppress(OSError):
            os.close(self.pidfd)
            os.close(self.output)
        with contextlib.suppress(BufferError):
            self.memory.close()


def cpu_clock(pidfd: int) -> int | None:
    """The clock id of that process's CPU time (`clock_getcpuclockid(3)`), or None where it can't be told."""
    try:
        text = Path(f"/proc/self/fdinfo/{pidfd}").read_text()
        pid = int(next(line.split()[1] for line in text.splitlines() if line.startswith("Pid:")))
        clock = (~pid << 3) | 2
        time.clock_gettime(clock)
        return clock
    except (OSError, StopIteration, ValueError):
        return None


class Deadline:
    """One limit over a whole exchange: CPU time of the worker, and wall-clock time for those that use none."""

    def __init__(self, clock: int | None, cpu_seconds: float) -> None:
        self.clock, self.limit = clock, cpu_seconds
        self.start = time.monotonic()
        self.cpu_start = self._cpu()
        self.end = self.start + cpu_seconds * WALL_FACTOR
        self.last = self.start + cpu_seconds * WALL_FACTOR * STARVED_FACTOR

    def _cpu(self) -> float:
        try:
            return time.clock_gettime(self.clock) if self.clock is not None else 0.0
        except OSError:
            return 0.0

    def taken(self) -> tuple[float, float]:
        """CPU and wall-clock seconds so far."""
        return self._cpu() - self.cpu_start, time.monotonic() - self.start

    def slice(self) -> float:
        """How long to wait before looking again: short enough for the output cap, long enough to cost nothing."""
        now = time.monotonic()
        return max(0.001, min(0.05, self.end - now))

    def over(self) -> str:
        """Why the limit is reached, or nothing."""
        used = self._cpu() - self.cpu_start
        if self.clock is None:
            used = time.monotonic() - self.start
        if used > self.limit:
            return f"It was still running after {self.limit:g} seconds of computing: an endless loop?"
        now = time.monotonic()
        if now > self.last or (now > self.end and used < self.limit * STARVED_SHARE):
            return f"It did not come back in {now - self.start:.0f} seconds, without computing: it waits for something?"
        return ""
