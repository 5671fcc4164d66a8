"""``python -m tests.bench [NAME]...``: each figure beside what it is measured against, medians of alternating runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1"}


def seconds(action: Callable[[], object]) -> float:
    """Wall-clock time of one call."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def python(*words: str) -> Callable[[], object]:
    """A run of this environment's Python that says nothing."""
    return lambda: subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True
    )


def alternating(rounds: int, **actions: Callable[[], object]) -> dict[str, float]:
    """Medians, each action once a round, so that a busy moment hits all of them."""
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            times[name].append(seconds(action))
    return {name: statistics.median(values) for name, values in times.items()}


IMPORT = ("-c", "import torch")
GRADE = ("-m", "graders", "grade", "solutions")


def cold() -> None:
    """One exercise cold, and all of them, against a bare import of torch."""
    with tempfile.TemporaryDirectory() as out:
        report = ("--report", out)
        one = python(*GRADE, "--only", "add_in_place", *report)
        took = alternating(5, imported=python(*IMPORT), one=one)
        everything = seconds(python(*GRADE, *report))
    print(f"bare import torch                      {took['imported']:6.2f} s")
    print(
        f"one exercise cold                      {took['one']:6.2f} s = {took['one'] / took['imported']:.2f} x import torch"
    )
    print(
        f"all exercises with solutions           {everything:6.2f} s = {everything / took['imported']:.2f} x import torch"
    )


def fork() -> None:
    """Fork to verdict of a trivial check, and what the confinement costs a worker."""
    from graders.judge.client import Limits, Zygote
    from graders.worker.wire import Block

    request = {
        "op": "load",
        "source": Block({}, b"def f(): pass\n"),
        "filename": "f.py",
        "module": "f",
        "devices": ["cpu"],
        "extra": Block({}),
    }
    call = {
        "op": "run",
        "program": "call:f",
        "inputs": {"args": [], "kwargs": {}},
        "seed": 0,
        "grad": "on",
        "at": 0,
        "default_dtype": "float32",
    }
    medians = {}
    for name, withheld in (
        ("all layers", ()),
        ("no layer", ("namespaces", "mounts", "landlock", "seccomp", "uid", "nocaps", "rlimits")),
    ):
        zygote = Zygote.start((), withheld)
        connection = zygote.connect()
        connection.ready()
        times = []
        for _ in range(60):
            start = time.perf_counter()
            worker = connection.spawn(Limits(), "learner")
            worker.ask(request, 5)
            worker.ask(call, 5)
            times.append(time.perf_counter() - start)
            worker.close()
        medians[name] = statistics.median(times) * 1000
        zygote.close()
    difference = medians["all layers"] - medians["no layer"]
    print(f"fork to first answer, all layers       {medians['all layers']:6.1f} ms")
    print(
        f"confinement of a worker                {difference:6.1f} ms = {difference / medians['all layers']:.0%} of that"
    )


def hang() -> None:
    """A hang costs its limit: what it costs beyond."""
    from graders.catalog import load
    from graders.session import Options
    from graders.warm import WarmJudge

    limit = load().file("01_tensors.py").cpu_seconds
    with WarmJudge(["add_in_place"]) as judge, tempfile.TemporaryDirectory() as folder:
        Path(folder, "01_tensors.py").write_text("def add_in_place(y, x):\n    while True:\n        pass\n")
        report = judge.grade(Options(folder=Path(folder), only=("add_in_place",), workers=0))
    took = max(check.seconds for check in report.exercises[0].checks)
    print(f"a hang                                 {took:6.2f} s = its limit of {limit:g} s and {took - limit:.2f} s")


def cohort() -> None:
    """Twenty submissions of all files from one warm judge."""
    with tempfile.TemporaryDirectory() as folder:
        submissions = Path(folder, "in")
        for number in range(20):
            target = submissions / f"s{number:02}"
            target.mkdir(parents=True)
            for file in (ROOT / "solutions").glob("*.py"):
                target.joinpath(file.name).write_text(file.read_text())
        took = seconds(python("-m", "graders", "cohort", str(submissions), "--out", str(Path(folder, "out"))))
    print(f"cohort of 20, all files                {took / 20:6.2f} s a submission")


BENCHES = {bench.__name__: bench for bench in (cold, fork, hang, cohort)}


def main(names: list[str]) -> int:
    """Runs the benches named, or all."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no bench {unknown[0]!r}; there are {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
    for name in names or BENCHES:
        BENCHES[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
