"""One run of the judge over one submission: from a folder to a `Report`, with partial results on disk all the while.

The zygote is started before anything heavy is imported, so that its import of torch overlaps with pytest's and
Hypothesis'. What must run is known from the catalog beforehand; a check whose verdict does not come scores zero and says so.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from graders import __version__
from graders.catalog import Catalog, Exercise, load
from graders.faults import KitFault, UsageFault
from graders.judge import gpu
from graders.judge.client import ROOT, Attached, Zygote
from graders.record import CheckResult, ExerciseResult, Report, summarise
from graders.submission import read_submission

PAYS_FROM = 4  # checks from which a second judge process is worth its start

#: pytest plugins that a run of checks has no use for; two of them collect garbage after each run
UNUSED = (
    "terminal",
    "faulthandler",
    "warnings",
    "unraisableexception",
    "threadexception",
    "logging",
    "doctest",
    "junitxml",
    "tmpdir",
)


@dataclass(frozen=True, kw_only=True)
class Options:
    """One run's wishes. `workers` is the number of judge processes (None: as many as pay).

    `first_only` ends an exercise at its first failed check, which decides its verdict and message: for whoever reads no more.
    """

    folder: Path
    only: tuple[str, ...] = ()
    report: Path | None = None
    seed: int | None = None
    workers: int | None = None
    device: str = "auto"
    withhold: tuple[str, ...] = ()
    first_only: bool = False


@dataclass
class Collector:
    """A pytest plugin: takes verdicts off the reports as they come; `changed` is called after each."""

    expected: dict[tuple[str, str, str], None]
    gpu_counts: bool = False
    changed: Callable[[], None] = lambda: None
    results: dict[tuple[str, str, str], CheckResult] = field(default_factory=dict)
    layers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    faults: list[str] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)
    interrupted: bool = False

    def pytest_runtest_logreport(self, report: Any) -> None:
        """A verdict, or a test of ours that broke before it had one."""
        verdict = next((value for name, value in report.user_properties if name == "blitz"), None)
        if verdict is not None and report.when == "call":
            result = CheckResult(**verdict["check"])
            self.results[(verdict["exercise"], result.name, result.device)] = result
            self.layers = tuple(verdict["layers"]) or self.layers
            self.changed()
        elif report.failed and verdict is None:
            self.lost[report.nodeid.split("::")[-1].split("@")[0]] = str(report.longrepr).strip()[-1500:]

    def pytest_collectreport(self, report: Any) -> None:
        """A file of checks that can't be imported is the kit's fault."""
        if report.failed:
            self.faults.append(str(report.longrepr).strip()[-1500:])

    def pytest_internalerror(self, excrepr: Any) -> None:
        """So is anything that breaks pytest itself."""
        trace = str(excrepr).strip()
        self.faults.append(
            f"pytest broke down: {trace.splitlines()[-1] if trace else 'without a word'}\n{trace[-1500:]}"
        )

    def pytest_keyboard_interrupt(self) -> None:
        """Ctrl-C, here or in a judge beside this one."""
        self.interrupted = True

    def result_of(self, exercise: str, check: str, device: str, complete: bool) -> CheckResult:
        """The check's verdict; zero and a sentence where it has none."""
        found = self.results.get((exercise, check, device))
        if found is not None:
            return found
        counts = device != "cuda" or self.gpu_counts
        none = CheckResult(name=check, device=device, status="failed", message="This check did not run.", counts=counts)
        lost = self.lost.get(f"{check}[{device}]")
        if lost is not None or (complete and self.faults):
            return replace(none, status="kit_error", message=f"Regrade needed: {lost or self.faults[0]}")
        return none if counts else replace(none, status="skipped")


def expected_checks(exercises: Iterable[Exercise], device: str) -> dict[tuple[str, str, str], None]:
    """Every (exercise, check, device) that must have a verdict."""
    return {
        (exercise.name, check, on): None
        for exercise in exercises
        for check, devices in exercise.checks
        for on in devices
        if wanted(on, device)
    }


def wanted(device: str, asked: str) -> bool:
    """Whether a check on that device belongs to a run with DEVICE=`asked`."""
    return device != "cuda" or asked in ("auto", "cuda")


def build_report(
    catalog: Catalog, options: Options, collector: Collector, kit: dict[str, str], *, complete: bool
) -> Report:
    """The record of the run as it stands."""
    done: list[ExerciseResult] = []
    for exercise in catalog.select(options.only):
        checks = tuple(
            collector.result_of(exercise.name, check, device, complete)
            for check, devices in exercise.checks
            for device in devices
            if wanted(device, options.device)
        )
        done.append(summarise(exercise.name, exercise.file, exercise.points, checks))
    from graders.judge.drawing import seed_shown

    return Report(
        submission=options.folder.name or str(options.folder),
        exercises=tuple(done),
        seed=seed_shown(options.seed),
        complete=complete,
        kit=kit,
        layers=collector.layers,
        notes=collector.notes,
    )


def versions(catalog: Catalog, facts: dict[str, Any]) -> dict[str, str]:
    """What a verdict was made with."""
    import hypothesis

    return {
        "kit": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "torch": str(facts.get("torch", "?")),
        "hypothesis": hypothesis.__version__,
        "catalog": catalog.digest(),
    }


def run(options: Options, on_progress: Callable[[int, int], None] = lambda done, of: None) -> Report:
    """Grades; raises `UsageFault` for a folder or name that is not there. A `KitFault` shows in the report instead."""
    catalog = load()
    exercises = catalog.select(options.only)
    sources = read_submission(options.folder, dict.fromkeys(exercise.file for exercise in exercises))
    zygote = Zygote.start(catalog.preload(options.only), options.withhold, gpu.wanted(options.device))
    try:
        return grade_with(zygote, options, [asdict(source) for source in sources.values()], on_progress)
    finally:
        zygote.close()


def grade_with(
    zygote: Zygote | Attached,
    options: Options,
    sources: Sequence[dict[str, Any]],
    on_progress: Callable[[int, int], None],
) -> Report:
    """Runs pytest in this process over the checks of the chosen exercises, with that worker process."""
    catalog = load()
    exercises = catalog.select(options.only)
    expected = expected_checks(exercises, options.device)
    partial = Partial(options)

    def changed() -> None:
        on_progress(len(collector.results), len(expected))
        partial.write(lambda: build_report(catalog, options, collector, {}, complete=False))

    collector = Collector(expected, options.device == "cuda", changed)
    workers = (
        options.workers
        if options.workers is not None
        else paying_workers(sum(on != "cuda" or not zygote.no_gpu for _, _, on in expected))
    )
    code, facts = 0, {}
    try:
        code = run_pytest(zygote, options, exercises, sources, collector, workers)
        facts = zygote.ready()
        collector.notes = confinement_notes(facts)
    except KitFault as fault:
        collector.faults.append(str(fault))
    if not collector.interrupted and code not in (0, 1) and not collector.faults:
        collector.faults.append(f"pytest ended with {code}.")
    complete = not collector.interrupted
    return build_report(catalog, options, collector, versions(catalog, facts), complete=complete)


def confinement_notes(facts: dict[str, Any]) -> tuple[str, ...]:
    """Sentences on layers that this machine does not give, and on any that the self-test found not to hold."""
    return (*facts["missing"], *(f"The self-test broke through a layer: {text}." for text in facts["broken"]))


@dataclass
class Partial:
    """Partial results on disk, so that an interruption loses nothing: at most about two writes a second.

    Where they can't be written the run goes on: whoever writes its report will say so, once.
    """

    options: Options
    last: float = 0.0
    refused: bool = False

    def write(self, report: Callable[[], Report]) -> None:
        """Writes report.json where the last one is old enough."""
        if self.options.report is None or self.refused or time.monotonic() - self.last < 0.5:
            return
        from graders import reporters

        try:
            reporters.write(report(), self.options.report, only_json=True)
        except (KitFault, UsageFault):
            self.refused = True
        self.last = time.monotonic()


def paying_workers(checks: int) -> int:
    """How many judge processes pay for that many checks on this machine; 0 is none beside this one."""
    cores = len(os.sched_getaffinity(0))
    return 0 if cores < 2 or checks < PAYS_FROM else min(cores, 8)


def run_pytest(
    zygote: Zygote | Attached,
    options: Options,
    exercises: Sequence[Exercise],
    sources: Sequence[dict[str, Any]],
    collector: Collector,
    workers: int,
) -> int:
    """pytest's exit code (2: interrupted, 3: it broke)."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ.pop("PYTEST_ADDOPTS", None)
    import pytest

    from graders.judge.plugin import Prepared, join
    from graders.judge.pool import Pool

    facts = {
        "sources": list(sources),
        "seed": options.seed,
        "first_only": options.first_only,
        "gpu_counts": options.device == "cuda",
    }
    wanted_files = [ROOT / "graders" / "checks" / f"test_{file}" for file in dict.fromkeys(e.file for e in exercises)]
    checks = [str(file) for file in wanted_files if file.is_file()]
    collector.faults += [f"graders/checks/{file.name} is not there." for file in wanted_files if not file.is_file()]
    if not checks:
        return 0
    args = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), "--assert=plain", "-p", "no:cacheprovider"]
    args += [part for name in UNUSED for part in ("-p", f"no:{name}")]
    args += ["--continue-on-collection-errors"]  # one broken file of checks costs no other file its verdicts
    for exercise in exercises:
        args += ["--only", exercise.name]
    plugins: list[object] = [Plugin(Prepared(zygote, facts), collector)]
    if workers > 1:
        plugins.append(Pool(workers, join))
    with kept_cwd():
        os.chdir(ROOT)
        return int(pytest.main([*args, *checks], plugins=plugins))


class Plugin:
    """Registers what was prepared under its name, and the collector."""

    def __init__(self, prepared: Any, collector: Collector) -> None:
        self.prepared, self.collector = prepared, collector

    def pytest_configure(self, config: Any) -> None:
        """Before anything is collected."""
        config.pluginmanager.register(self.prepared, "blitz-prepared")
        config.pluginmanager.register(self.collector, "blitz-collector")


@contextlib.contextmanager
def kept_cwd() -> Iterator[None]:
    """The working directory as it was."""
    before = os.getcwd()
    try:
        yield
    finally:
        os.chdir(before)
