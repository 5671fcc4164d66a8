"""The hostile corpus is judged right, as root and as an ordinary user, with all layers and with some withheld; and nothing stays.

Each run is a process of its own (`corpus.main`). A tenth of the corpus is played: an eighteenth as root with everything, a fifty-fourth each
as an ordinary user and as one without namespaces. FULL=1 plays all of it in each run, as root without namespaces too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import corpus
from tests.hostile.as_user import CANNOT

ROOT = Path(__file__).resolve().parents[2]
NO_NAMESPACES = ("namespaces", "mounts", "bwrap")
MEMORY_KIB = 16 << 10  # what the warm judge may grow by over the whole corpus
PEAK_KIB = 700 << 10  # what the judge of one submission may ever take, whatever that answers
IS_ROOT = os.geteuid() == 0
FULL = bool(os.environ.get("FULL"))

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux confines a worker")


@dataclass(frozen=True)
class Run:
    """One run over (a part of) the corpus."""

    name: str
    who: str  # "root" or "user"
    share: str  # "" for none without FULL=1
    withheld: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()  # layers without which it shows nothing


RUNS = (
    Run("root", "root", "0/18"),
    Run("user", "user", "1/54"),
    Run("root without namespaces", "root", "", NO_NAMESPACES, frozenset({"landlock"})),
    Run("user without namespaces", "user", "37/54", NO_NAMESPACES, frozenset({"landlock"})),
)


def run_corpus(who: str, *words: str) -> dict[str, Any]:
    """What a run gave; skips where this machine can't play it."""
    command = [sys.executable, "-m", "tests.hostile.corpus", *words]
    if who == "root" and not IS_ROOT:
        pytest.skip("only root can be root")
    if who == "user" and IS_ROOT:
        command = [sys.executable, "-P", str(ROOT / "tests" / "hostile" / "as_user.py"), *command]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV_"))}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    if done.returncode == CANNOT:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr[-3000:]
    outcome: dict[str, Any] = json.loads(done.stdout)
    return outcome


def test_corpus_is_large_and_every_source_says_what_it_tries() -> None:
    """At least 130 attacks in many groups, honest ones among them, each with a header."""
    all_of_them = corpus.attacks()
    assert len(all_of_them) >= 130
    assert len({attack.path.parent.name for attack in all_of_them}) >= 12
    assert sum(attack.verdict == "passed" for attack in all_of_them) >= 12


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.name)
def test_corpus_is_judged_right(run: Run) -> None:
    """Every attack gets its verdict, every honest neighbour keeps its marks, nothing is reached, left or grown."""
    if not (run.share or FULL):
        pytest.skip("plays with FULL=1")
    words = [word for layer in run.withheld for word in ("--withhold", layer)]
    outcome = run_corpus(run.who, *words, "--share", "0/1" if FULL else run.share)
    if not run.needs <= set(outcome["layers"]):
        pytest.skip(f"this machine gives only the layers {outcome['layers']}")
    assert outcome["who"] == run.who
    assert not outcome["complaints"], "\n\n".join(f"{name}: {said}" for name, said in outcome["complaints"].items())
    assert not outcome["reached"], "an attack reached a socket of this machine"
    assert not outcome["left"], "something is there that was not before"
    assert outcome["grown_kib"] < MEMORY_KIB
    assert outcome["judge_peak_kib"] < PEAK_KIB


def test_slow_calls_are_ended_in_sum() -> None:
    """A right answer that takes a little long in each call, or an import that does in each check, is ended all the same."""
    outcome = run_corpus("root" if IS_ROOT else "user", "--impatient", "^patience/")
    assert not outcome["complaints"], "\n\n".join(f"{name}: {said}" for name, said in outcome["complaints"].items())
    assert outcome["played"] >= 2
