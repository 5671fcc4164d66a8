"""`@check` around Hypothesis: memo, the failure that counts, budget, costly ends, witnesses, confirmation, blame.

The checks here are miniatures made with the real decorator; `run_check` plays them as a run of the kit does.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from graders.catalog import load
from graders.faults import COSTLY, KitFault, LearnerFault, NotStarted
from graders.judge import check as checks
from graders.judge.check import MIN_SHARE, Learner, check, draw, run_check, witness
from graders.judge.client import Connection, Zygote
from graders.judge.got import fail
from graders.judge.session import Judge
from graders.judge.strategies import tensors
from graders.judge.values import Tensor
from graders.judge.values import tensor as t
from graders.record import CheckResult
from graders.submission import Source
from tests.helpers import ROOT, command

FILE = "01_tensors.py"
PLAYED: list[Any] = []  # what each example of a miniature was, in the order in which it was played
MADE: list[Any] = []  # the bodies of the test's miniatures


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    """One worker process for this module."""
    zygote = Zygote.start()
    yield zygote.connect()
    zygote.close()


@pytest.fixture(autouse=True)
def nothing_played(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with nothing played or drawn, and so draws the same whichever tests ran before it."""
    PLAYED.clear()
    MADE.clear()
    monkeypatch.setattr(checks, "_DRAWN", {})


def miniature(body: Callable[..., None], *marks: Callable[[Any], Any], **options: Any) -> Any:
    """A check of `body` with a name of its own in the test, for examples are kept by name."""
    body.__name__ = f"{body.__qualname__.partition('.')[0]}_{len(MADE)}"
    MADE.append(body)
    for mark in reversed(marks):
        body = mark(body)
    return check("add_in_place", **options)(body).check  # type: ignore[attr-defined]


def verdict(
    declared: Any, source: str = "", connection: Any = None, device: str = "cpu", seed: int | None = None
) -> CheckResult:
    """The check's verdict on a submission with that text."""
    judge = Judge(load(), {FILE: Source(FILE, source)}, connection, seed)
    return run_check(judge, declared, device)


INTEGERS = draw(n=st.integers(0, 1000))


# ------------------------------------------------------------------------------------------------------------- devices


@pytest.mark.parametrize("share", [1, 2, 4])
def test_other_devices_play_some_of_what_the_cpu_plays(share: int) -> None:
    """Beside the CPU a device plays every witness and the share of the draws that its check states, evenly taken."""

    def test_add_in_place(n: int) -> None:
        PLAYED.append(n)

    marked = witness(n=-1)(draw(n=st.integers(0, 10**9))(test_add_in_place))
    declared = check("add_in_place", examples=40, thinned=share)(marked).check  # type: ignore[attr-defined]
    assert verdict(declared).status == "passed"
    drawn = PLAYED[1:]
    PLAYED.clear()
    assert verdict(declared, device="simulated").status == "passed"
    assert [-1, *drawn[::share]] == PLAYED
    assert len(drawn) >= 30


# ---------------------------------------------------------------------------------------------------------------- memo


def test_no_input_is_played_twice() -> None:
    """A right submission is asked each input once, however often Hypothesis repeats it."""

    def body(n: int) -> None:
        PLAYED.append(n)

    assert verdict(miniature(body, draw(n=st.integers(0, 3)), examples=50)).status == "passed"
    assert sorted(PLAYED) == [0, 1, 2, 3]


def test_a_wrong_submission_pays_for_each_input_once_and_one_confirmation() -> None:
    """Replaying, shrinking and reporting use what is known; only the smallest failing input is played again, at the end."""

    def body(n: int) -> None:
        PLAYED.append(n)
        if n > 10:
            fail("too large", "A4a")

    assert verdict(miniature(body, INTEGERS)).status == "failed"
    *first, last = PLAYED
    assert last == 11
    assert len(set(first)) == len(first)


def test_an_answer_that_changes_gets_a_verdict(connection: Connection) -> None:
    """A submission that answers at random fails with a message, never with Hypothesis' own complaint, whatever the chances."""

    def body(learner: Learner, x: Tensor) -> None:
        learner.call("f", x=x).result.tensor().equals(x.values)

    drawn = draw(x=tensors(dtype="float32"))
    for share in (1, 64, 160):
        source = f"import os\ndef f(x): return x if os.urandom(1)[0] < {share} else x + 1"
        result = verdict(miniature(body, drawn, examples=60), source, connection)
        assert (result.status, result.cause) == ("failed", "answer")
        assert "Flaky" not in result.message
        assert "is right" in result.message


# -------------------------------------------------------------------------------------------- the failure that counts


def test_shrinking_never_slips_to_another_mistake() -> None:
    """The first failure fixes the mistake: smaller inputs that fail of another one count as passes."""

    def body(n: int) -> None:
        PLAYED.append(n)
        if n >= 10:
            fail(f"large: {n}", "A4a")
        if n > 0:
            fail(f"small: {n}", "A4b")

    result = verdict(miniature(body, INTEGERS))
    first = next(n for n in PLAYED if n > 0)
    assert first >= 10  # else this test shows nothing
    assert (result.mistake, result.message.splitlines()[0]) == ("A4a", "large: 10")


def test_shrinking_never_slips_to_another_cause() -> None:
    """A wrong answer stays one, where a smaller input raises."""

    def body(n: int) -> None:
        if n >= 10:
            fail(f"wrong: {n}")
        if n > 0:
            raise LearnerFault("exception", f"raised: {n}")

    result = verdict(miniature(body, INTEGERS))
    assert (result.cause, result.message) == ("answer", "wrong: 10")


@pytest.mark.parametrize("shrink", [0, 1, 5, 60])
def test_shrinking_has_a_budget_of_calls(shrink: int) -> None:
    """After the first failure at most `shrink` further inputs are played, and one more to confirm."""

    def body(n: int, m: list[int]) -> None:
        PLAYED.append((n, tuple(m)))
        if n + sum(m) > 100:
            PLAYED.append("failed")
            fail("too large")

    declared = miniature(body, draw(n=st.integers(0, 10**9), m=st.lists(st.integers(0, 10**9))), shrink=shrink)
    assert verdict(declared).status == "failed"
    after = [played for played in PLAYED[PLAYED.index("failed") + 1 :] if played != "failed"]
    assert len(after) <= shrink + 1
    assert shrink < 5 or len(after) > 3  # it does shrink


def test_the_budget_ends_at_the_same_place_each_time() -> None:
    """Twice the same submission: the same message to the letter, also where the budget ran out."""

    def body(n: int, m: list[int]) -> None:
        if n + sum(m) > 100:
            fail(f"too large: {n} {m}")

    declared = miniature(body, draw(n=st.integers(0, 10**9), m=st.lists(st.integers(0, 10**9))), shrink=7)
    assert len({verdict(declared).message for _ in range(3)}) == 1


@pytest.mark.parametrize("cause", sorted(COSTLY))
def test_a_costly_failure_ends_the_check_at_once(cause: Any) -> None:
    """A time-out, a crash and their like are neither shrunk nor confirmed: one hang costs one limit."""

    def body(n: int) -> None:
        PLAYED.append(n)
        if n > 10:
            raise LearnerFault(cause, f"at {n}")

    result = verdict(miniature(body, INTEGERS))
    assert (result.status, result.cause) == ("failed", cause)
    assert PLAYED[-1] > 10
    assert all(n <= 10 for n in PLAYED[:-1])


def test_a_stub_ends_the_check_at_once() -> None:
    """What is not started is asked once."""

    def body(n: int) -> None:
        PLAYED.append(n)
        raise NotStarted(12)

    result = verdict(miniature(body, INTEGERS))
    assert (result.status, result.line, result.cause, result.mistake) == ("not_started", 12, None, None)
    assert len(PLAYED) == 1


# ----------------------------------------------------------------------------------------------------------- witnesses


def test_witnesses_come_first_from_the_top_and_are_not_shrunk() -> None:
    """The first witness that fails is the message; nothing is drawn and nothing made smaller."""

    def body(n: int) -> None:
        PLAYED.append(n)
        if n >= 777:
            fail(f"at {n}", "A4a")

    result = verdict(miniature(body, witness(n=5), witness(n=900), witness(n=800), INTEGERS))
    assert PLAYED == [5, 900, 900]  # the last is the confirmation
    assert result.message.startswith("at 900")


def test_a_check_may_consist_of_witnesses_alone() -> None:
    """Without anything to draw the witnesses are all."""

    def body(n: int) -> None:
        PLAYED.append(n)

    assert verdict(miniature(body, witness(n=1), witness(n=2))).status == "passed"
    assert PLAYED == [1, 2]


# -------------------------------------------------------------------------------------------------------- confirmation

AGAIN = "passes in a fresh Python"


def same(learner: Learner, x: Tensor) -> None:
    """The body of several miniatures: f(x) is x."""
    learner.call("f", x=x).result.tensor().equals(x.values)


def fresh_same() -> Callable[..., None]:
    """`same` as a function of its own, for each miniature has its name."""

    def body(learner: Learner, x: Tensor) -> None:
        same(learner, x)

    return body


def test_a_failure_after_earlier_calls_says_so(connection: Connection) -> None:
    """Where the smallest failing input passes in a fresh worker, the message says that it takes earlier calls."""
    source = "calls = 0\ndef f(x):\n    global calls\n    calls += 1\n    return x if calls < 3 else x + 1"
    result = verdict(miniature(fresh_same(), witness(x=t([1.0])), draw(x=tensors(dtype="float32"))), source, connection)
    assert (result.status, result.cause) == ("failed", "answer")
    assert AGAIN in result.message


def test_a_failure_of_the_call_itself_does_not_say_so(connection: Connection) -> None:
    """What fails in a fresh worker too has no such sentence."""
    result = verdict(miniature(fresh_same(), draw(x=tensors(dtype="float32"))), "def f(x): return x + 1", connection)
    assert result.status == "failed"
    assert AGAIN not in result.message


def test_a_check_has_one_worker_until_it_fails(connection: Connection) -> None:
    """All examples are played in one fork: what a submission keeps from call to call is there."""
    source = "import os\npids = set()\ndef f(x):\n    pids.add(os.urandom(8)) if not pids else None\n    return x, pids"

    def body(learner: Learner, x: Tensor) -> None:
        got = learner.call("f", x=x)
        PLAYED.append(got.reply["id"])
        assert learner.worker is not None
        PLAYED.append(learner.worker.pid)

    assert verdict(miniature(body, draw(x=tensors()), examples=20), source, connection).status == "passed"
    assert len(set(PLAYED[1::2])) == 1
    assert len(PLAYED) > 20


def test_a_hang_leaves_the_other_examples_a_worker(connection: Connection) -> None:
    """After a time-out the check is over, and the next check has a fresh worker that answers."""
    source = "def f(x):\n    while True: pass\ndef g(x): return x"

    def hangs(learner: Learner, x: Tensor) -> None:
        learner.call("f", x=x)

    def answers(learner: Learner, x: Tensor) -> None:
        learner.call("g", x=x)

    one = miniature(hangs, witness(x=t([1.0])), cpu_seconds=0.2)
    judge = Judge(load(), {FILE: Source(FILE, source)}, connection)
    assert run_check(judge, one, "cpu").cause == "timeout"
    assert run_check(judge, miniature(answers, witness(x=t([1.0]))), "cpu").status == "passed"


# --------------------------------------------------------------------------------------------------------------- blame


@pytest.mark.parametrize(
    "error", [AssertionError("oops"), KeyError("k"), ZeroDivisionError(), KitFault("no disk"), RecursionError()]
)
def test_whatever_else_a_body_raises_is_the_kits_fault(error: Exception) -> None:
    """A bug in a check costs nobody points: kit_error, with what happened."""

    def body(n: int) -> None:
        raise error

    result = verdict(miniature(body, INTEGERS))
    assert (result.status, result.mistake, result.cause) == ("kit_error", None, None)
    assert result.message.startswith("Regrade needed: ")
    assert (str(error) or type(error).__name__) in result.message


def test_a_kit_fault_while_shrinking_is_a_kit_fault() -> None:
    """Also where a learner's failure was found before: nobody knows what the rest is worth."""

    def body(n: int) -> None:
        if 0 < n < 50:
            raise KeyError("ours")
        if n:
            fail("theirs")

    result = verdict(miniature(body, INTEGERS))
    assert result.status == "kit_error"
    assert "ours" in result.message


@pytest.mark.parametrize(
    "strategy",
    [st.integers().filter(lambda n: False), st.integers().filter(lambda n: n % 1000 == 7), st.nothing()],
    ids=["nothing passes", "hardly anything passes", "nothing at all"],
)
def test_a_strategy_that_filters_too_much_is_the_kits_fault(strategy: Any) -> None:
    """Hypothesis' complaint about a strategy of ours is no verdict on a submission."""

    def body(n: int) -> None:
        PLAYED.append(n)

    assert verdict(miniature(body, draw(n=strategy))).status == "kit_error"


def test_the_reference_that_fails_is_the_kits_fault(connection: Connection) -> None:
    """A program that the solution itself does not get through is not held against the learner."""

    def body(both: Any) -> None:
        both.run("again:twice", says="f", name="no_such_function", first=[], second=[])

    result = verdict(miniature(body, witness()), "def no_such_function(): pass", connection)
    assert result.status == "kit_error"


def test_a_learners_own_trouble_is_never_the_kits_fault(connection: Connection) -> None:
    """Whatever a submission raises, also what pytest and Hypothesis use among themselves, is its own failure."""
    raised = {
        "unittest.SkipTest('x')": "SkipTest",
        "KeyboardInterrupt": "KeyboardInterrupt",
        "SystemExit(0)": "SystemExit",
        "GeneratorExit": "GeneratorExit",
        "StopIteration": "StopIteration",
        "BaseException('x')": "BaseException",
        "AssertionError": "AssertionError",
        "NotImplementedError('soon')": "NotImplementedError: soon",
        "type('Failed', (BaseException,), {})()": "Failed",
    }
    for expression, text in raised.items():
        source = f"import unittest\ndef f(x):\n    raise {expression}"
        result = verdict(miniature(fresh_same(), witness(x=t([1.0]))), source, connection)
        assert (result.status, result.cause) == ("failed", "exception"), expression
        assert f"It raised {text}" in result.message
        assert "line 3" in result.message


def test_a_stub_and_a_stub_behind_are_told_apart(connection: Connection) -> None:
    """The exercise's own bare NotImplementedError is not started; another function's is this one's failure."""

    def body(learner: Learner, y: Tensor, x: Tensor) -> None:
        learner.call("add_in_place", y=y, x=x)

    pair = witness(y=t([1.0]), x=t([1.0]))
    own = verdict(miniature(body, pair), "def add_in_place(y, x):\n    raise NotImplementedError", connection)
    assert (own.status, own.line) == ("not_started", 2)
    source = "def helper():\n    raise NotImplementedError\ndef add_in_place(y, x):\n    helper()"
    body.__name__ = "behind"
    behind = verdict(miniature(body, pair), source, connection)
    assert (behind.status, behind.cause) == ("failed", "exception")
    assert "calls helper, which is not started" in behind.message


def test_a_missing_function_is_missing(connection: Connection) -> None:
    """A name that is not there has its own cause and sentence."""
    result = verdict(miniature(fresh_same(), witness(x=t([1.0]))), "x = 1", connection)
    assert (result.cause, result.message) == ("missing", f"There is no f in {FILE}.")


def test_a_file_that_fails_to_import_on_one_device_only(connection: Connection) -> None:
    """The verdict on each device is the same in whichever order the checks run."""
    source = "import torch\nassert not torch.cuda.is_available()\ndef f(x): return x"
    declared = miniature(fresh_same(), witness(x=t([1.0])))
    for order in (("cpu", "simulated"), ("simulated", "cpu")):
        judge = Judge(load(), {FILE: Source(FILE, source)}, connection)
        found = {device: run_check(judge, declared, device) for device in order}
        assert found["cpu"].status == "passed"
        assert (found["simulated"].status, found["simulated"].cause) == ("failed", "import")


def test_an_import_that_hangs_is_waited_for_once(connection: Connection, monkeypatch: Any) -> None:
    """All checks of a file that never finishes importing share one limit."""
    monkeypatch.setattr("graders.judge.session.LOAD_SECONDS", 0.5)
    judge, spawned = Judge(load(), {FILE: Source(FILE, "while True: pass")}, connection), []
    spawn = connection.spawn
    monkeypatch.setattr(connection, "spawn", lambda *args: (spawned.append(args), spawn(*args))[1])
    results = [
        run_check(judge, miniature(fresh_same(), witness(x=t([1.0]))), device)
        for device in ("simulated", "cpu", "cpu", "simulated")
    ]
    assert {result.cause for result in results} == {"timeout"}
    assert len({result.message for result in results}) == 1
    assert "imported" in results[0].message
    assert len(spawned) == 1


# ------------------------------------------------------------------------------------------------------------ messages


def test_a_message_is_the_call_the_fact_the_rule_the_nudge(connection: Connection) -> None:
    """In this order, one line each, and what the submission printed last, cut."""

    def body(learner: Learner, y: Tensor, x: Tensor) -> None:
        learner.call("add_in_place", y=y, x=x).arg("y").equals(y.values + x.values, "A4a")

    source = "def add_in_place(y, x):\n    print('hello' * 1000)\n    return y + x"
    result = verdict(miniature(body, witness(y=t([0.0]), x=t([0.125]))), source, connection)
    called, fact, rule, nudge, printed = result.message.splitlines()
    assert called == "Called add_in_place(y=tensor([0.]), x=tensor([0.125]))"
    assert "Afterwards y is tensor([0.])" in fact
    words = load().mistake("A4a")
    assert (rule, nudge) == (words.rule, words.nudge)
    assert re.fullmatch(r"It printed: \.\.\. (\w{600})", printed)
    assert result.line == 1


def test_an_id_without_words_is_the_kits_fault() -> None:
    """A check that names a mistake that mistakes.toml does not know must not cost a learner anything."""

    def body(n: int) -> None:
        fail("wrong", "Z99")

    result = verdict(miniature(body, INTEGERS))
    assert result.status == "kit_error"
    assert "Z99" in result.message


# --------------------------------------------------------------------------------------------------- examples and seeds


def examples_of(declared: Any, device: str = "cpu", seed: int | None = None) -> list[Any]:
    """What a submission that gets everything right is asked."""
    PLAYED.clear()
    assert verdict(declared, device=device, seed=seed).status == "passed"
    return list(PLAYED)


def noting() -> Callable[..., None]:
    """A body that passes and notes what it was given."""

    def body(n: int, x: Tensor) -> None:
        PLAYED.append((n, x.canonical()))

    return body


def test_every_device_gets_the_same_examples() -> None:
    """The device is no part of the seed."""
    declared = miniature(noting(), draw(n=st.integers(), x=tensors()))
    assert examples_of(declared, "cpu") == examples_of(declared, "simulated")


def test_a_seed_changes_the_examples_and_is_kept() -> None:
    """Another secret, other draws; the same one, the same; none at all is not zero."""
    declared = miniature(noting(), draw(n=st.integers(), x=tensors()))
    none, zero, one = (examples_of(declared, seed=seed) for seed in (None, 0, 1))
    assert none != zero != one != none
    assert examples_of(declared, seed=1) == one


def test_no_value_of_an_axis_is_left_to_chance() -> None:
    """`each` shares the examples out: each value gets its share, and never fewer than `MIN_SHARE`."""

    def body(dtype: str, x: Tensor) -> None:
        assert x.dtype == dtype
        PLAYED.append(dtype)

    kinds = ("float32", "float64", "int64", "bool")
    declared = miniature(body, draw(each={"dtype": kinds}, x=lambda dtype: tensors(dtype=dtype)), examples=40)
    assert verdict(declared).status == "passed"
    assert all(PLAYED.count(kind) >= MIN_SHARE for kind in kinds)
    assert len(PLAYED) <= 40 + len(kinds)


def test_functions_get_what_was_drawn_before() -> None:
    """A strategy may depend on those above it by their names."""

    def body(low: int, high: int) -> None:
        PLAYED.append((low, high))

    assert (
        verdict(miniature(body, draw(low=st.integers(0, 9), high=lambda low: st.integers(low, low + 1)))).status
        == "passed"
    )
    assert all(low <= high <= low + 1 for low, high in PLAYED)


# -------------------------------------------------------------------------------------------- the kit's fault, from outside


@pytest.fixture(scope="module")
def kit_with_a_bug(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the kit in which one check is broken, one strategy impossible, and one file of checks can't be imported."""
    root = tmp_path_factory.mktemp("kit")
    shutil.copytree(ROOT / "graders", root / "graders", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "solutions", root / "solutions", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml",):
        shutil.copy(ROOT / name, root / name)
    checks = root / "graders" / "checks"
    text = (checks / "test_01_tensors.py").read_text("utf-8")
    text += """

@check("add_in_place")
@witness(y=t([0.0]), x=t([0.125]))
def test_add_in_place(learner: Learner, y: Tensor, x: Tensor) -> None:
    \"\"\"Broken.\"\"\"
    raise KeyError("a bug of the check")


@check("transpose_in_place")
@draw(x=tensors().filter(lambda x: False))
def test_transpose_in_place(learner: Learner, x: Tensor) -> None:
    \"\"\"Impossible.\"\"\"
"""
    (checks / "test_01_tensors.py").write_text(text, "utf-8")
    (checks / "test_02_numpy_bridge.py").write_text("import no_such_module\n", "utf-8")
    return root


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_bug_of_ours_ends_with_3_and_costs_nobody_else_a_verdict(
    kit_with_a_bug: Path, tmp_path: Path, workers: str
) -> None:
    """Broken checks are "regrade needed", the others of the run are judged, and the run exits 3."""
    only = [part for name in ("add_in_place", "transpose_in_place", "as_rows", "02") for part in ("--only", name)]
    words = ["grade", "solutions", *only, "--workers", workers, "--report", str(tmp_path)]
    done = subprocess.run(**(command(*words) | {"cwd": kit_with_a_bug}), timeout=120, check=False)
    assert done.returncode == 3, done.stdout + done.stderr
    from graders.record import Report

    report = Report.from_json(__import__("json").loads((tmp_path / "report.json").read_text()))
    found = {exercise.name: exercise for exercise in report.exercises}
    assert report.complete
    assert found["as_rows"].status == "passed"
    assert {found[name].status for name in found if name != "as_rows"} == {"kit_error"}
    assert "a bug of the check" in found["add_in_place"].message
    assert "no_such_module" in found["array_view_of"].message
    assert report.points == 2
