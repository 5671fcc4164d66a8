"""`check` reports each promise that a miniature kit breaks on purpose, in a sentence, and keeps a true list of equivalents."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from graders import catalog as catalogs
from graders import selfcheck
from graders.faults import KitFault
from graders.mutants import mutants_of
from graders.record import CheckResult, Report, summarise
from graders.selfcheck import Found, Job, Kit, graded
from graders.session import Options
from graders.stubs import stub_of
from graders.warm import Running, WarmJudge

ROOT = Path(__file__).parents[1]

CATALOG = """\
[[file]]
name = "01_pair.py"
title = "Pairs"
cpu_seconds = 5

[[exercise]]
name = "double"
file = "01_pair.py"
points = 2
minutes = 5
mistakes = ["A4a"]
hints = ["How much is twice?"]
checks = { test_double = ["cpu"] }
"""
WORDS = '[A4a]\nrule = "A name is not a tensor."\nnudge = "Look at y."\n'

SOLUTION = """\
def double(x: int) -> int:
    \"\"\"Twice x.\"\"\"
    # BEGIN SOLUTION  return twice x
    if x is None:
        raise ValueError("none")
    return x * 2
    # END SOLUTION
"""
CHECK = '@check("double")\ndef test_double(learner):\n    """Twice."""\n'
NONE = "def double(x):\n    if x is None:\n        raise ValueError\n"
WRONG = f"# verdict: failed\n# mistake: A4a\n# why: thrice\n{NONE}    return x * 3\n"
RIGHT = f"# verdict: passed\n# why: twice\n{NONE}    return x + x\n"
BANK = "tests/submissions"
NO_PROCESS = 1 << 22  # Linux gives no process such an id, so ending one does no harm


def write(root: Path, name: str, text: str) -> None:
    """A file of the miniature kit."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def kit(tmp_path: Path) -> Kit:
    """A kit of one exercise that keeps all promises."""
    write(tmp_path, "solutions/01_pair.py", SOLUTION)
    write(tmp_path, "exercises/01_pair.py", stub_of(SOLUTION))
    write(tmp_path, "graders/checks/test_01_pair.py", CHECK)
    write(tmp_path, f"{BANK}/right/01_pair/double/plus.py", RIGHT)
    write(tmp_path, f"{BANK}/right/01_pair/double/times.py", RIGHT.replace("x + x", "2 * x"))
    write(tmp_path, f"{BANK}/wrong/01_pair/double/thrice.py", WRONG)
    write(tmp_path, "tests/bank.py", "")
    read = catalogs.read(CATALOG, WORDS)
    return Kit(catalog=read, chosen=read.exercises, root=tmp_path)


def by_calling(text: str) -> tuple[str, str | None]:
    """A tiny grader: (status, mistake) of a text's `double`, called in this process."""
    names: dict[str, Callable[[int | None], int]] = {}
    exec(text, names)
    try:
        right = [names["double"](x) for x in (2, 3, 0)] == [4, 6, 0]
    except NotImplementedError:
        return "not_started", None
    except Exception:
        return "failed", None
    try:
        names["double"](None)
    except ValueError:
        return ("passed", None) if right else ("failed", "A4a")
    except Exception:
        return "failed", None
    return "failed", None


@dataclass
class Bench:
    """A judge that takes submissions like a warm one and finishes them last come, first served."""

    verdict: Callable[[str], tuple[str, str | None]] = by_calling
    texts: dict[int, tuple[str, str]] = field(default_factory=dict)
    at_once: int = 0

    def start(self, options: Options) -> Running:
        """Reads the text; nothing runs."""
        number = NO_PROCESS + len(self.texts)
        self.texts[number] = (options.only[0], (options.folder / "01_pair.py").read_text())
        return Running(number, -1, bytearray(), 0.0)

    def first_done(self, running: Iterable[Running]) -> Running:
        """The youngest."""
        waiting = list(running)
        self.at_once = max(self.at_once, len(waiting))
        return waiting[-1]

    def finish(self, running: Running) -> Report:
        """The verdict."""
        name, text = self.texts[running.pid]
        status, mistake = self.verdict(text)
        check = CheckResult(
            name="test_double", device="cpu", status=status, mistake=mistake, message=f"It was {status}."
        )  # type: ignore[arg-type]
        return Report(submission="x", exercises=(summarise(name, "01_pair.py", 2, (check,)),))


def always(status: str, mistake: str | None = None) -> Bench:
    """A judge with one opinion."""
    return Bench(lambda text: (status, mistake))


# --------------------------------------------------------------------------------------------------- rules that read


def edited(name: str, old: str, new: str) -> Callable[[Path], None]:
    """An author's slip: one file of the kit, changed."""

    def edit(root: Path) -> None:
        text = (root / name).read_text()
        assert old in text
        write(root, name, text.replace(old, new))

    return edit


CHECKS, SOLVED, STUB = "graders/checks/test_01_pair.py", "solutions/01_pair.py", "exercises/01_pair.py"
HELPER = "\n\ndef helper():\n    # BEGIN SOLUTION\n    return 1\n    # END SOLUTION\n"
SLIPS: dict[str, tuple[Callable[[Path], object], Callable[[Kit], Found], str]] = {
    "no test file": (
        lambda root: (root / CHECKS).unlink(),
        selfcheck.checks_are_listed,
        f"double has no checks: {CHECKS} is not there or does not compile; write it.",
    ),
    "test file broken": (
        edited(CHECKS, "def test", "def ("),
        selfcheck.checks_are_listed,
        f"{CHECKS} does not compile: ",
    ),
    "no check": (
        edited(CHECKS, "test_double", "test_twice"),
        selfcheck.checks_are_listed,
        f"double: catalog.toml lists test_double, but {CHECKS} has none; write it there, or take it out.",
    ),
    "check of another": (
        edited(CHECKS, '"double"', '"triple"'),
        selfcheck.checks_are_listed,
        f"double: test_double in {CHECKS} says @check('triple'); it must name the exercise that",
    ),
    "no decorator": (
        edited(CHECKS, '@check("double")', ""),
        selfcheck.checks_are_listed,
        f"double: test_double in {CHECKS} says @check(None); it must",
    ),
    "check not listed": (
        lambda root: write(root, CHECKS, CHECK + CHECK.replace("test_double", "test_more")),
        selfcheck.checks_are_listed,
        f"{CHECKS}: test_more never runs; list it in catalog.toml under double.",
    ),
    "test file not listed": (
        lambda root: write(root, "graders/checks/test_02_no.py", CHECK),
        selfcheck.checks_are_listed,
        "graders/checks/test_02_no.py never runs: catalog.toml has no exercises in such a file.",
    ),
    "no solution": (
        lambda root: (root / SOLVED).unlink(),
        selfcheck.solutions_and_stubs_are_there,
        f"{SOLVED} is not there, so double can't be graded; write it.",
    ),
    "no function": (
        edited(SOLVED, "def double", "def twice"),
        selfcheck.solutions_and_stubs_are_there,
        f"{SOLVED} has no function or class double; write it.",
    ),
    "no region": (
        lambda root: write(root, SOLVED, SOLUTION.replace("# BEGIN", "#").replace("# END", "#") + HELPER),
        selfcheck.solutions_and_stubs_are_there,
        f"{SOLVED}: the stub of double would be its solution; put # BEGIN SOLUTION",
    ),
    "exercise not listed": (
        lambda root: write(root, SOLVED, SOLUTION + HELPER),
        selfcheck.solutions_and_stubs_are_there,
        f"{SOLVED}: helper has a solution to cut out, but catalog.toml does not list it; add it there.",
    ),
    "markers": (
        edited(SOLVED, "    # END SOLUTION\n", ""),
        selfcheck.solutions_and_stubs_are_there,
        f"{SOLVED}: {SOLVED}:3: # BEGIN SOLUTION without # END SOLUTION after it.",
    ),
    "stub edited": (
        edited(STUB, "raise NotImplementedError", "return 2 * x"),
        selfcheck.stubs_are_up_to_date,
        f"{STUB} is not the stub of its solution (edited, or out of date); `make stubs` writes it and keeps your text aside.",
    ),
    "no stub": (
        lambda root: (root / STUB).unlink(),
        selfcheck.stubs_are_up_to_date,
        f"{STUB} is not there; `make stubs` writes it",
    ),
    "stray exercise": (
        lambda root: write(root, "exercises/scratch.py", ""),
        selfcheck.no_file_is_stray,
        "exercises/scratch.py belongs to no [[file]] of catalog.toml; remove it, or add the entry.",
    ),
    "stray solution": (
        lambda root: write(root, "solutions/02_no.py", ""),
        selfcheck.no_file_is_stray,
        "solutions/02_no.py belongs to no [[file]] of catalog.toml; remove it, or add the entry.",
    ),
}


@pytest.mark.parametrize("rule", selfcheck.READING)
def test_good_kit_keeps_its_promises(kit: Kit, rule: Callable[[Kit], Found]) -> None:
    """Nothing is noted about a kit that is as it must be, and it is said how much was looked at."""
    found = rule(kit)
    assert not found.broken
    assert found.looked_at[0] in "12"


@pytest.mark.parametrize("slip", SLIPS)
def test_slip_is_reported(kit: Kit, slip: str) -> None:
    """Each slip is one sentence that says what to do next."""
    make, rule, sentence = SLIPS[slip]
    make(kit.root)
    broken = rule(kit).broken
    assert broken[0].startswith(sentence)
    assert "\n" not in broken[0]


def test_checks_stand_in_the_order_of_the_catalog(kit: Kit) -> None:
    """The first failed check decides what is told, so both lists have one order."""
    read = catalogs.read(CATALOG.replace("{ test_double", '{ test_more = ["cpu"], test_double'), WORDS)
    both = replace(kit, catalog=read, chosen=read.exercises)
    more = CHECK.replace("test_double", "test_more")
    write(kit.root, CHECKS, more + CHECK)
    assert not selfcheck.checks_are_listed(both).broken
    write(kit.root, CHECKS, CHECK + more)
    (broken,) = selfcheck.checks_are_listed(both).broken
    assert broken.startswith(f"double: catalog.toml lists its checks in another order than {CHECKS}")


def test_text_kept_aside_is_not_stray(kit: Kit) -> None:
    """What `stubs` keeps aside, and Python's cache, may lie in exercises/."""
    write(kit.root, "exercises/01_pair.py.1.bak", "mine")
    write(kit.root, "exercises/__pycache__/x.pyc", "")
    assert not selfcheck.no_file_is_stray(kit).broken


def test_only_complete_exercises_are_graded(kit: Kit) -> None:
    """An exercise without its checks is left out of what is graded."""
    assert selfcheck.gradable(kit) == kit.chosen
    (kit.root / CHECKS).unlink()
    assert selfcheck.gradable(kit) == ()


# -------------------------------------------------------------------------------------------------- rules that grade


def test_good_kit_is_graded_as_promised(kit: Kit) -> None:
    """Solutions, stubs and the bank of a good kit get the verdicts that they must get."""
    for rule in selfcheck.GRADING[:-1]:
        found = rule(kit, Bench())
        assert not found.broken, rule
        assert not found.faults, rule


def test_wrong_solution_is_reported(kit: Kit) -> None:
    """A solution that does not pass is shown with the message it gets, and its mutants are not made."""
    found = selfcheck.solutions_pass(kit, always("failed"))
    assert found.broken == [
        "solutions/01_pair.py: double does not pass (failed), so it or its checks are wrong:\n        It was failed."
    ]
    assert selfcheck.passing(kit, found) == []
    assert selfcheck.passing(kit, Found()) == list(kit.chosen)


def test_stub_is_made_anew(kit: Kit) -> None:
    """A learner's text in exercises/ is nothing to the promise about stubs."""
    write(kit.root, STUB, SOLUTION)
    assert not selfcheck.stubs_are_not_started(kit, Bench()).broken
    found = selfcheck.stubs_are_not_started(kit, always("failed"))
    assert found.broken[0].startswith("double is failed as a stub and must be not_started; each check must reach")


def test_right_versions_are_needed(kit: Kit) -> None:
    """Less than two right versions, or one that fails, break the promise."""
    (kit.root / BANK / "right/01_pair/double/times.py").unlink()
    found = selfcheck.right_versions_pass(kit, always("failed", "A4a"))
    assert found.broken == [
        f"double has 1 right version and needs 2; write them in {BANK}/right/01_pair/double.",
        f"{BANK}/right/01_pair/double/plus.py must be passed, was failed with A4a:\n        It was failed.",
    ]


def test_listed_mistake_needs_a_wrong_version(kit: Kit) -> None:
    """A listed mistake that no wrong version makes is reported with the header to write."""
    write(kit.root, f"{BANK}/wrong/01_pair/double/thrice.py", WRONG.replace("A4a", "none"))
    found = selfcheck.mistakes_are_named(kit, Bench())
    (broken,) = found.broken
    assert broken == (
        f"double: nothing in {BANK}/wrong/01_pair/double makes mistake A4a; write a wrong version with the header lines"
        " '# verdict: failed' and '# mistake: A4a'."
    )


def test_mistake_must_be_named(kit: Kit) -> None:
    """A wrong version that is rejected without its id breaks the promise."""
    found = selfcheck.mistakes_are_named(kit, always("failed"))
    assert found.broken == [
        f"{BANK}/wrong/01_pair/double/thrice.py must be failed with A4a, was failed:\n        It was failed."
    ]


def test_bad_header_is_reported(kit: Kit) -> None:
    """A submission without a header is named and left out."""
    write(kit.root, f"{BANK}/wrong/01_pair/double/more.py", "def double(x): ...")
    found = selfcheck.mistakes_are_named(kit, Bench())
    assert found.broken == [f"{BANK}/wrong/01_pair/double/more.py: needs the lines '# verdict:' and '# why:'"]


def test_kit_without_tests_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where tests/ did not come along, one sentence says that it is needed."""
    monkeypatch.setattr(selfcheck, "ROOT", tmp_path)
    with pytest.raises(KitFault, match=r"^tests/bank\.py is not there: `check` needs the kit's tests beside it"):
        selfcheck.bank()


def test_kit_error_is_no_broken_promise(kit: Kit) -> None:
    """Where the kit failed to judge, that is a fault of its own: for a solution, for the bank, for a mutant."""
    for rule in (selfcheck.solutions_pass, selfcheck.mistakes_are_named, selfcheck.mutants_are_killed):
        found = rule(kit, always("kit_error"))
        assert found.faults, rule
        assert not found.broken, rule


# ---------------------------------------------------------------------------------------------------------- mutants


def survivors(kit: Kit) -> dict[str, str]:
    """What the tiny grader does not see, by id: it never asks for a negative number."""
    return {m.id: m.change for m in mutants_of(SOLUTION, "double") if by_calling(m.text)[0] == "passed"}


def entry(id: str, change: str, reason: str = "nobody asks") -> str:
    """An entry of equivalent.toml."""
    return f'["{id}"]\nchange = \'{change}\'\nreason = "{reason}"\n'


BEGIN = "# BEGIN SOLUTION  return twice x"


@pytest.fixture
def blind(kit: Kit) -> tuple[Kit, str, str]:
    """A kit with one mutant that its grader can't see (x + False is x) and that is not listed, its id and change."""
    text = SOLUTION.replace(BEGIN, f"{BEGIN}\n    x = x + False")
    write(kit.root, SOLVED, text)
    living = {m.id: m.change for m in mutants_of(text, "double") if by_calling(m.text)[0] == "passed"}
    listed = list(living.items())
    write(kit.root, "graders/equivalent.toml", "".join(entry(id, change) for id, change in listed[1:]))
    return kit, *listed[0]


def test_mutants_are_counted(kit: Kit) -> None:
    """The promise says how many mutants were killed, are equivalent, survived."""
    found = selfcheck.mutants_are_killed(kit, Bench())
    made, living = len(mutants_of(SOLUTION, "double")), len(survivors(kit))
    assert found.looked_at == f"{made} mutants: {made - living} killed, 0 equivalent, {living} survived"
    assert made > 10


def test_survivor_is_shown(blind: tuple[Kit, str, str]) -> None:
    """A survivor is shown with its entry for equivalent.toml and its diff."""
    kit, id, change = blind
    found = selfcheck.mutants_are_killed(kit, Bench())
    assert len(found.broken) == 2
    shown = [line.strip() for line in found.broken[0].splitlines()]
    assert shown[:4] == ["double takes a mutant for right:", f'["{id}"]', f'change = "{change}"', 'reason = ""']
    assert any(line.startswith(("+", "-")) for line in shown[4:])
    assert found.broken[1].startswith("Let the checks see what these change, or list each in graders/equivalent.toml")


def test_listed_survivor_is_equivalent(blind: tuple[Kit, str, str]) -> None:
    """A survivor that is listed with a reason is no broken promise."""
    kit, id, change = blind
    with kit.equivalents.open("a") as file:
        file.write(entry(id, change))
    found = selfcheck.mutants_are_killed(kit, Bench())
    assert not found.broken
    assert found.looked_at.endswith(" equivalent, 0 survived")


def killed(kit: Kit) -> tuple[str, str]:
    """A mutant that the tiny grader rejects."""
    return next((m.id, m.change) for m in mutants_of(SOLUTION, "double") if by_calling(m.text)[0] == "failed")


ROTTEN = {
    "gone": (
        lambda kit: entry("double/number/00000000", "x  ->  y"),
        "there is no such mutant (any more); take the entry out.",
    ),
    "killed": (lambda kit: entry(*killed(kit)), "the checks reject this mutant now; take the entry out."),
    "exercise": (
        lambda kit: entry("triple/number/0", "x"),
        "catalog.toml has no exercise 'triple'; take the entry out.",
    ),
    "no reason": (lambda kit: entry("double/a/b", "x", ""), "change and reason must be texts that are not empty."),
    "no change": (lambda kit: '["double/a/b"]\nreason = "x"', "needs change and reason, and nothing else."),
    "no TOML": (lambda kit: "[", "graders/equivalent.toml is no TOML: "),
}


@pytest.mark.parametrize("case", ROTTEN)
def test_list_of_equivalents_does_not_rot(kit: Kit, case: str) -> None:
    """An entry that is not true any more, or is not whole, breaks the promise."""
    make, sentence = ROTTEN[case]
    write(kit.root, "graders/equivalent.toml", make(kit))
    found = selfcheck.mutants_are_killed(kit, Bench())
    assert any(sentence in broken for broken in found.broken)


def test_entry_says_what_its_mutant_is(blind: tuple[Kit, str, str]) -> None:
    """An entry whose words are of another change is reported with the words to write."""
    kit, id, change = blind
    with kit.equivalents.open("a") as file:
        file.write(entry(id, "something else"))
    (broken,) = selfcheck.mutants_are_killed(kit, Bench()).broken
    assert broken == f'equivalent.toml, {id!r}: the change reads "{change}" now; write that.'


def test_entries_of_other_exercises_are_left_alone(kit: Kit) -> None:
    """With --only, entries about other exercises are neither used nor complained of."""
    write(kit.root, "graders/equivalent.toml", entry("double/number/00000000", "x  ->  y"))
    assert not selfcheck.mutants_are_killed(kit.only(()), Bench()).broken


# ----------------------------------------------------------------------------------------------------- grading many


def test_jobs_come_back_in_order(kit: Kit) -> None:
    """Verdicts come in the order of the jobs, whichever was done first, and more than one is graded at once."""
    (exercise,) = kit.chosen
    jobs = [Job(exercise, SOLUTION if n % 3 else stub_of(SOLUTION), n) for n in range(20)]
    judge = Bench()
    verdicts = list(graded(judge, jobs, "jobs"))
    assert [job.about for job, _ in verdicts] == list(range(20))
    assert [result.status for _, result in verdicts] == ["passed" if n % 3 else "not_started" for n in range(20)]
    assert 2 <= judge.at_once <= 8


def test_broken_down_judge_is_one_verdict(kit: Kit) -> None:
    """A judge that breaks down over one job costs that job's verdict alone."""

    def verdict(text: str) -> tuple[str, str | None]:
        if "crash" in text:
            raise KitFault("The judge broke down.")
        return by_calling(text)

    (exercise,) = kit.chosen
    jobs = [Job(exercise, text) for text in (SOLUTION, "# crash", SOLUTION)]
    results = [result for _, result in graded(Bench(verdict), jobs, "jobs")]
    assert [result.status for result in results] == ["passed", "kit_error", "passed"]
    assert results[1].message == "The judge broke down."


def test_interruption_leaves_no_judge_behind(kit: Kit) -> None:
    """After Ctrl-C the judges that are at work are ended and buried."""
    (exercise,) = kit.chosen
    started: list[Running] = []

    class Slow(Bench):
        def start(self, options: Options) -> Running:
            read, write = os.pipe()
            pid = os.posix_spawn("/bin/cat", ["cat"], {}, file_actions=[(os.POSIX_SPAWN_DUP2, read, 0)])
            os.close(write)
            started.append(Running(pid, read, bytearray(), 0.0))
            return started[-1]

        def first_done(self, running: Iterable[Running]) -> Running:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(graded(Slow(), [Job(exercise, "")] * 3, "jobs"))
    assert started
    for one in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(one.pid, os.WNOHANG)


def test_real_judges_grade_at_once() -> None:
    """A warm judge grades a solution, its stub and a mutant at the same time, each as it must."""
    exercise = catalogs.load().exercise("add_in_place")
    text = (ROOT / "solutions" / exercise.file).read_text()
    (mutant,) = (m for m in mutants_of(text, exercise.name) if m.rule == "underscore")
    jobs = [Job(exercise, text), Job(exercise, stub_of(text)), Job(exercise, mutant.text)]
    with WarmJudge((exercise.name,)) as judge:
        results = [result for _, result in graded(judge, jobs, "jobs")]
    assert [(result.status, result.mistake) for result in results] == [
        ("passed", None),
        ("not_started", None),
        ("failed", "A4a"),
    ]


# --------------------------------------------------------------------------------------------------------- the command


@pytest.fixture
def command(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> Kit:
    """`selfcheck.run` works on the miniature kit and the tiny grader."""

    @contextlib.contextmanager
    def warm(kit: Kit) -> Iterator[Bench]:
        yield Bench()

    monkeypatch.setattr(selfcheck, "ROOT", kit.root)
    monkeypatch.setattr(selfcheck, "warm", warm)
    monkeypatch.setattr(catalogs, "load", lambda: kit.catalog)
    return kit


def test_command_lists_promises(command: Kit, capsys: pytest.CaptureFixture[str]) -> None:
    """A good kit's promises are listed as kept, with counts, and the exit code is 0."""
    write(
        command.root, "graders/equivalent.toml", "".join(entry(id, change) for id, change in survivors(command).items())
    )
    assert selfcheck.run(()) == 0
    said = capsys.readouterr()
    assert said.out.count("kept  ") == 10
    assert "kept    every solution passes with full points  (1 solution)" in said.out
    assert said.out.endswith("\nAll 10 promises are kept.\n")
    assert said.err == ""


def test_command_exits_1_for_a_broken_promise(command: Kit, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken promise is told under its name."""
    write(command.root, "exercises/scratch.py", "")
    assert selfcheck.run(("double",)) == 1
    said = capsys.readouterr().out
    assert "    exercises/scratch.py belongs to no [[file]] of catalog.toml; remove it, or add the entry.\n" in said
    assert "\nOf 10 promises: " in said


def test_command_exits_3_for_a_kit_fault(
    command: Kit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A verdict that the kit owes is exit 3, told apart from broken promises."""
    monkeypatch.setattr(selfcheck, "warm", lambda kit: contextlib.nullcontext(always("kit_error")))
    assert selfcheck.run(()) == 3
    said = capsys.readouterr().out
    assert (
        "FAULT   every solution passes with full points  (1 solution)\n    The kit could not judge solutions/" in said
    )


def test_command_says_when_nothing_can_be_graded(command: Kit, capsys: pytest.CaptureFixture[str]) -> None:
    """Without checks nothing is graded, and that is said."""
    (command.root / CHECKS).unlink()
    assert selfcheck.run(()) == 1
    said = capsys.readouterr().out
    assert "\nNone of these exercises can be graded, so nothing was: they have no checks or no solution.\n" in said
    assert said.endswith("Of 10 promises: 1 broken, 5 not looked at.\n")


def test_command_says_when_the_catalog_does_not_load(
    command: Kit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A catalog that is refused is a broken promise, the first."""

    def load() -> catalogs.Catalog:
        return catalogs.read(CATALOG.replace("points = 2", "points = 0"), WORDS)

    monkeypatch.setattr(catalogs, "load", load)
    assert selfcheck.run(()) == 1
    assert capsys.readouterr().out.startswith(
        "BROKEN  the catalog loads\n    catalog.toml, exercise 'double': points must be"
    )


def test_unknown_name_is_bad_usage() -> None:
    """`check --only` with a name that is not there exits 2 and says what was meant."""
    done = subprocess.run(
        [sys.executable, "-m", "graders", "check", "--only", "add_in_plase"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "did you mean add_in_place" in done.stderr
