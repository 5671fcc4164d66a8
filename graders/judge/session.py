"""What all checks of one judge process share: the submission's texts, the worker process, the catalog, the seed.

Built once by whoever runs pytest (`graders.session`, an editor, a pytest-xdist worker) and found by the plugin through
pytest's config. Holds texts, never imports them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graders.catalog import Catalog, Exercise
from graders.faults import KitFault, LearnerFault, NoGpu
from graders.judge.client import ROOT, WALL_FACTOR, Connection, Limits, Worker
from graders.submission import Source
from graders.worker.wire import Block

LOAD_SECONDS = 5.0  # CPU time for importing a learner's file
DEVICE_SECONDS = 60.0  # for opening a GPU: CUDA's driver and context
GPU_MEMORY = 12 << 30  # bytes on the host, for CUDA's libraries too
DEVICE_NAMES = {"cpu": ("cpu",), "simulated": ("cuda:0", "cuda:1"), "cuda": ("cuda:0",)}
#: What a worker is told to switch on, by the device of the check: how many simulated devices, whether their memory is not the arena.
SWITCHES: dict[str, dict[str, Any]] = {
    "simulated": {"simulated": 2, "copies": False},
    "cuda": {"simulated": 0, "copies": True},
}
REFERENCE_SECONDS = 30.0  # of CPU time, after which a reference is let go: all that a worker may take is 120
LOADS_TOGETHER = 6.0  # every check imports it anew; all that together may take so many times as long


@dataclass
class Judge:
    """One judge process's view of one submission."""

    catalog: Catalog
    sources: dict[str, Source]
    connection: Connection
    seed: int | None = None
    no_gpu: str = "No GPU was asked for."  # why no check can run on a real GPU; empty where there is one to try
    gpu_counts: bool = False  # checks on a real GPU carry points, as others do
    first_only: bool = False  # no more checks of an exercise after one that failed
    failed: set[str] = field(default_factory=set)  # exercises with a failed check
    broken: dict[tuple[str, str], LearnerFault] = field(
        default_factory=dict
    )  # (file, device): why it can't be imported
    importable: set[str] = field(default_factory=set)  # files that were imported on the CPU
    loading: dict[str, tuple[float, float]] = field(
        default_factory=dict
    )  # file -> CPU, wall-clock seconds of its imports
    layers: tuple[str, ...] = ()
    references: dict[str, tuple[str, str]] = field(default_factory=dict)
    waiting: dict[tuple[str, str], Worker] = field(default_factory=dict)  # references, by file and device

    def worker(self, exercise: Exercise, device: str) -> Worker:
        """A fresh fork with the learner's file loaded; raises the file's own fault where it can't be.

        A file that can't be imported on the CPU can't be imported at all: tried once, whichever check comes first, so that an
        import that hangs costs one limit. One that fails on another device only fails there.
        """
        text = self.sources[exercise.file].get()
        if device != "cpu" and exercise.file not in self.importable:
            self.worker(exercise, "cpu").close()
        if known := self.broken.get((exercise.file, device)):
            raise LearnerFault(known.cause, known.fact, line=known.line, output=known.output)
        worker = self._spawn("learner", device)
        try:
            self._lose_patience(exercise.file)
            self._load(worker, exercise, text, "", device)
            before = self.loading.get(exercise.file, (0.0, 0.0))
            self.loading[exercise.file] = before[0] + worker.took[0], before[1] + worker.took[1]
        except LearnerFault as fault:
            worker.close()
            self.broken[exercise.file, device] = fault
            raise
        except BaseException:
            worker.close()
            raise
        if device == "cpu":
            self.importable.add(exercise.file)
        return worker

    def _lose_patience(self, file: str) -> None:
        cpu, wall = self.loading.get(file, (0.0, 0.0))
        if cpu > LOADS_TOGETHER * LOAD_SECONDS or wall > LOADS_TOGETHER * LOAD_SECONDS * WALL_FACTOR / 2:
            fact = f"{file} is imported for every check, which has taken {max(cpu, wall):.0f} seconds by now: its import is too slow."
            raise LearnerFault("timeout", fact)

    def reference(self, exercise: Exercise, device: str) -> Worker:
        """A fork with the kit's solution and oracles loaded: what is expected on the same device comes from here.

        The kit's own code leaves nothing behind, so the checks of a file share one; `keep` hands it on.
        """
        if (known := self.waiting.pop((exercise.file, device), None)) is not None:
            return known
        for file, other in [key for key in self.waiting if key[0] != exercise.file]:
            self.waiting.pop((file, other)).close()
        if exercise.file not in self.references:
            oracles = ROOT / "graders" / "oracles" / f"o{exercise.file}"
            self.references[exercise.file] = (
                (ROOT / "solutions" / exercise.file).read_text("utf-8"),
                oracles.read_text("utf-8") if oracles.exists() else "",
            )
        text, extra = self.references[exercise.file]
        worker = self._spawn("reference", device)
        try:
            self._load(worker, exercise, text, extra, device)
        except LearnerFault as fault:
            worker.close()
            raise KitFault(f"The kit's solution of {exercise.file} can't be loaded: {fault.fact}") from None
        except BaseException:
            worker.close()
            raise
        return worker

    def keep(self, worker: Worker, exercise: Exercise, device: str) -> None:
        """A reference that its check needs no more."""
        if not worker.alive or worker.spent > REFERENCE_SECONDS or (exercise.file, device) in self.waiting:
            worker.close()
        else:
            self.waiting[exercise.file, device] = worker

    def _spawn(self, role: str, device: str) -> Worker:
        """A fresh fork with the device switched on; raises `NoGpu` where there is none, or none that torch can use."""
        if device == "cpu":
            return self.connection.spawn(Limits(), role)
        if device == "cuda" and self.no_gpu:
            raise NoGpu(self.no_gpu)
        limits = Limits(gpu=True, memory=GPU_MEMORY) if device == "cuda" else Limits()
        worker = self.connection.spawn(limits, role)
        try:
            reply = worker.ask({"op": "device", **SWITCHES[device]}, DEVICE_SECONDS)
        except LearnerFault as fault:  # no learner code runs yet
            worker.close()
            raise KitFault(f"The device could not be switched on: {fault.fact}") from None
        except BaseException:
            worker.close()
            raise
        if reply.get("status") != "there":
            worker.close()
            self.no_gpu = f"The GPU can't be used: {str(reply.get('why'))[:300]}."
            raise NoGpu(self.no_gpu)
        return worker

    def _load(self, worker: Worker, exercise: Exercise, text: str, extra: str, device: str) -> None:
        request: dict[str, Any] = {
            "op": "load",
            "source": Block({}, text.encode()),  # as payload: texts in the header are cut
            "filename": exercise.file,
            "module": f"exercise_{Path(exercise.file).stem}",
            "devices": list(DEVICE_NAMES[device]),
            "extra": Block({}, extra.encode()),
        }
        try:
            reply = worker.ask(request, LOAD_SECONDS)
        except LearnerFault as fault:
            at = f"While {exercise.file} was imported: "
            raise LearnerFault(fault.cause, at + fault.fact[:1].lower() + fault.fact[1:], output=fault.output) from None
        if reply.get("status") == "raised":
            raise import_fault(exercise.file, reply.get("error"), worker.printed())
        if reply.get("status") != "loaded":
            raise LearnerFault("forged", "The file wrote an answer of its own into the grader's channel.")
        self.layers = worker.layers


def import_fault(file: str, error: Any, printed: str) -> LearnerFault:
    """A file that does not compile or raises while it is imported, in one sentence with line and text."""
    if type(error) is not dict:
        return LearnerFault("forged", "The file wrote an answer of its own into the grader's channel.")
    kind, text, line, code = (error.get(k) for k in ("type", "text", "line", "code"))
    bases = error.get("bases")
    line = line if type(line) is int and 0 < line < 10_000_000 else None
    where = f"{file}, line {line}" if line else file
    shown = f"\n    {code.strip()}" if type(code) is str and code.strip() else ""
    if isinstance(bases, list) and "SyntaxError" in bases:
        return LearnerFault("import", f"{where} is no valid Python: {text}.{shown}", line=line, output=printed)
    if kind in ("MemoryError", "RecursionError"):
        return LearnerFault(
            "import", f"{where} can't be compiled or imported: {kind} (nested too deeply?).{shown}", line=line
        )
    if kind == "SystemExit":
        return LearnerFault(
            "import", f"{where} ends Python with sys.exit while it is imported.{shown}", line=line, output=printed
        )
    colon = f": {text}" if text else ""
    return LearnerFault(
        "import", f"{where} can't be imported. It raised {kind}{colon}.{shown}", line=line, output=printed
    )
