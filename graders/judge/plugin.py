"""pytest's side of the judge: options, devices as parameters, verdicts on the reports, one worker process for the run.

Loaded by ``-p graders.judge.plugin`` (pyproject.toml), so ``pytest graders/checks -k add_in_place``, ``-n 2`` and an editor's
test explorer give the verdicts of ``make grade``. It touches nothing but tests made by `@check`, and imports little until
one is there: the kit's own tests pay nothing for it.

Judges beside this one (forks of it, see `pool`; workers of pytest-xdist where somebody runs that) get the address of the one
zygote; each is a judge of its own. Verdicts ride back as plain JSON in ``report.user_properties``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.outcomes import Failed  # what pytest.fail raises; its public name has no type

from graders.faults import KitFault, UsageFault

if TYPE_CHECKING:
    from graders.judge.client import Attached, Zygote
    from graders.judge.session import Judge

VERDICT = "blitz"
JUDGE = pytest.StashKey["Judge"]()
ZYGOTE = pytest.StashKey["Zygote | Attached"]()
ROOT = Path(__file__).resolve().parents[2]


class Prepared:
    """What `graders.session` has made ready before pytest started: passed as a plugin object named "blitz-prepared"."""

    def __init__(self, zygote: Zygote | Attached, judge_facts: dict[str, Any]) -> None:
        self.zygote, self.facts = zygote, judge_facts


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of a run of checks."""
    group = parser.getgroup("blitz", "grading of exercises")
    group.addoption(
        "--submission", default=str(ROOT / "exercises"), help="folder of the files to grade (default: exercises)"
    )
    group.addoption(
        "--only", action="append", default=[], metavar="NAME", help="exercise or file to grade, exactly; repeatable"
    )
    group.addoption(
        "--grade-seed", type=int, default=None, metavar="N", help="an instructor's secret that changes the draws"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Declares the markers also where pyproject.toml is not read, and looks whether there is what `--only` names."""
    for line in (
        "cpu: runs on the CPU",
        "simulated: runs on simulated GPUs",
        "gpu: needs a real GPU",
        "xdist_group(name): one worker's",
    ):
        config.addinivalue_line("markers", line)
    if words := config.getoption("--only"):
        from graders.catalog import load

        try:
            load().select(words)
        except UsageFault as error:
            raise pytest.UsageError(str(error)) from None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A check runs once on each device that the catalog gives it."""
    declared = getattr(metafunc.function, "check", None)
    if declared is None:
        return
    from graders.catalog import load

    devices = dict(load().exercise(declared.exercise).checks).get(declared.name)
    if devices is None:
        raise pytest.UsageError(f"catalog.toml does not list {declared.name} under {declared.exercise}.")
    marks = {"cpu": pytest.mark.cpu, "simulated": pytest.mark.simulated, "cuda": pytest.mark.gpu}
    group = pytest.mark.xdist_group(
        declared.name
    )  # one judge plays a check on all devices: its examples are drawn once
    metafunc.parametrize("device", [pytest.param(name, marks=[marks[name], group], id=name) for name in devices])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`--only`: names match exactly, where `-k predict` would take `predict_classes` too."""
    words = config.getoption("--only")
    if not words:
        return
    from graders.catalog import load

    chosen = {exercise.name for exercise in load().select(words)}
    kept = [
        i for i in items if (c := getattr(getattr(i, "function", None), "check", None)) is None or c.exercise in chosen
    ]
    config.hook.pytest_deselected(items=[i for i in items if i not in kept])
    items[:] = kept


def facts_of(config: pytest.Config) -> dict[str, Any]:
    """What every judge of the run must agree on: the submission's texts, the seed, where the zygote listens."""
    from graders.catalog import load
    from graders.judge import gpu
    from graders.judge.client import Zygote
    from graders.submission import read_submission

    prepared = config.pluginmanager.get_plugin("blitz-prepared")
    if prepared is not None:
        config.stash[ZYGOTE] = prepared.zygote
        facts: dict[str, Any] = prepared.facts
    else:
        catalog = load()
        sources = read_submission(Path(config.getoption("--submission")), [file.name for file in catalog.files])
        texts = [asdict(source) for source in sources.values()]
        facts = {"sources": texts, "seed": config.getoption("--grade-seed"), "first_only": False, "gpu_counts": False}
        config.stash[ZYGOTE] = Zygote.start(catalog.preload(config.getoption("--only")), gpu=gpu.find())
        config.add_cleanup(config.stash[ZYGOTE].close)
    zygote = config.stash[ZYGOTE]
    return {**facts, "address": zygote.address, "token": zygote.token, "no_gpu": zygote.no_gpu}


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """pytest-xdist: one zygote for all workers; they get its address and the texts."""
    config = node.config
    if FACTS not in config.stash:
        config.stash[FACTS] = facts_of(config)
    node.workerinput[VERDICT] = config.stash[FACTS]


FACTS = pytest.StashKey[dict[str, Any]]()
GIVEN = pytest.StashKey[dict[str, Any]]()


def join(config: pytest.Config) -> None:
    """In a fork of the judge (`pool`): a judge of its own, with a connection of its own to the same zygote."""
    config.stash[GIVEN] = facts_of(config)
    config.stash[ZYGOTE].leave()
    if JUDGE in config.stash:
        del config.stash[JUDGE]


def judge_of(config: pytest.Config) -> Judge:
    """This process's judge, made at the first check."""
    if JUDGE not in config.stash:
        from graders.catalog import load
        from graders.judge import client
        from graders.judge.session import Judge
        from graders.submission import Source

        given = getattr(config, "workerinput", {}).get(VERDICT) or config.stash.get(GIVEN, None)
        facts = given or facts_of(config)
        connection = client.connect(facts["address"], facts["token"]) if given else config.stash[ZYGOTE].connect()
        sources = {entry["name"]: Source(**entry) for entry in facts["sources"]}
        config.stash[JUDGE] = Judge(
            catalog=load(),
            sources=sources,
            connection=connection,
            seed=facts["seed"],
            no_gpu=facts["no_gpu"],
            gpu_counts=facts["gpu_counts"],
            first_only=facts["first_only"],
        )
    return config.stash[JUDGE]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Draws examples while torch is still being imported by the worker process: that wait is free."""
    checks = [c for item in session.items if (c := getattr(getattr(item, "function", None), "check", None)) is not None]
    if not checks or session.config.option.collectonly:
        return
    if session.config.pluginmanager.hasplugin("dsession"):  # the controller of pytest-xdist runs no check itself
        return
    from graders.judge.check import drawn

    with contextlib.suppress(Exception):  # a bad strategy, no worker process: the checks meet it again, and say so
        judge = judge_of(session.config)
        for declared in checks:
            if judge.connection.is_ready():
                return
            drawn(declared, judge.seed)


@pytest.fixture
def blitz(request: pytest.FixtureRequest) -> Callable[[Any, str], None]:
    """Runs one check and puts its verdict on the test's report."""

    def run(declared: Any, device: str) -> None:
        from graders.judge.check import run_check

        judge = judge_of(request.config)
        if judge.first_only and declared.exercise in judge.failed:
            return
        result = run_check(judge, declared, device)
        if result.status == "failed":
            judge.failed.add(declared.exercise)
        verdict = {"exercise": declared.exercise, "check": asdict(result), "layers": list(judge.layers)}
        request.node.user_properties.append((VERDICT, verdict))
        if result.status == "skipped":
            pytest.skip(result.message)
        if result.status != "passed":
            raise Verdict(result.status, f"{declared.exercise}: {result.message}")

    return run


class Verdict(Failed):
    """A check that did not pass, for pytest's own report: the learner's message without a traceback of ours.

    `pytrace=False`: pytest would look up and parse the source of every frame, which costs more than many a check.
    """

    def __init__(self, status: str, message: str) -> None:
        super().__init__(message, pytrace=False)
        self.status = status


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Shows a verdict's message alone."""
    report = yield
    is_check = hasattr(getattr(item, "function", None), "check")
    told = Verdict | KitFault | UsageFault if is_check else Verdict
    if call.excinfo is not None and isinstance(call.excinfo.value, told):
        report.longrepr = str(call.excinfo.value)
    return report
