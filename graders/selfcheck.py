"""`python -m graders check`: the kit's promises about its exercises, one function for each, printed with what to do next.

A rule gets the kit and says how much it looked at and what is wrong with that; its docstring is the promise as it is
printed. The first rules read files only; the others grade with one warm judge: solutions, stubs, the bank of submissions,
mutants of the solutions. Exit codes: 0 all promises are kept, 1 one is broken, 3 the kit could not judge something.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import os
import signal
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from graders import catalog as catalogs
from graders.catalog import Catalog, Exercise
from graders.faults import KitFault, UsageFault
from graders.mutants import Mutant, mutants_of
from graders.record import ExerciseResult, Report
from graders.session import Options
from graders.stubs import outdated, stub_of
from graders.warm import Running, WarmJudge

ROOT = Path(__file__).resolve().parents[1]
KEPT, BROKEN, FAULT = 0, 1, 3
RIGHT_ONES = 2  # unlike right versions that each exercise needs at least


@dataclass(frozen=True, kw_only=True)
class Kit:
    """The kit as the rules see it. `chosen` are the exercises to look at; `whole` says that these are all there are."""

    catalog: Catalog
    chosen: tuple[Exercise, ...]
    root: Path

    @property
    def whole(self) -> bool:
        """Whether all exercises are looked at."""
        return len(self.chosen) == len(self.catalog.exercises)

    @property
    def solutions(self) -> Path:
        """Where solutions lie."""
        return self.root / "solutions"

    @property
    def exercises(self) -> Path:
        """Where stubs lie."""
        return self.root / "exercises"

    @property
    def checks(self) -> Path:
        """Where checks lie."""
        return self.root / "graders" / "checks"

    @property
    def equivalents(self) -> Path:
        """The list of mutants that are no mistakes."""
        return self.root / "graders" / "equivalent.toml"

    @property
    def files(self) -> tuple[str, ...]:
        """Files of the chosen exercises, in order."""
        return tuple(dict.fromkeys(exercise.file for exercise in self.chosen))

    def of(self, file: str) -> tuple[Exercise, ...]:
        """The chosen exercises of a file."""
        return tuple(exercise for exercise in self.chosen if exercise.file == file)

    def test_file(self, file: str) -> Path:
        """Where the checks of a file stand."""
        return self.checks / f"test_{file}"

    def only(self, exercises: Iterable[Exercise]) -> Kit:
        """The same kit with fewer exercises to look at."""
        return Kit(catalog=self.catalog, chosen=tuple(exercises), root=self.root)

    def name(self, path: Path) -> str:
        """A path for messages."""
        return str(path.relative_to(self.root))


@dataclass
class Found:
    """What a rule found: how much it looked at ("21 solutions"), what breaks the promise, what the kit failed to judge."""

    looked_at: str = ""
    broken: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def expect(self, result: ExerciseResult, what: str, complaint: str) -> None:
        """Notes a verdict that is not as it must be, for `what`; a verdict of kit_error is a fault."""
        if result.status == "kit_error":
            self.faults.append(f"{what}: {_indented(result.message)}")
        elif complaint:
            self.broken.append(f"{what} {_indented(complaint)}")


# ------------------------------------------------------------------------------------------------- rules that read files


def checks_are_listed(kit: Kit) -> Found:
    """Every check that the catalog lists is there, and every check that is there is listed."""
    found = Found()
    listed = {check: exercise.name for exercise in kit.catalog.exercises for check, _ in exercise.checks}
    chosen = {exercise.name for exercise in kit.chosen}
    count = 0
    for file in kit.files:
        where = kit.name(kit.test_file(file))
        declared = declared_checks(kit.test_file(file), found, where)
        for exercise in kit.of(file):
            if declared is None:
                found.broken.append(
                    f"{exercise.name} has no checks: {where} is not there or does not compile; write it."
                )
                continue
            for check, _ in exercise.checks:
                count += check in declared
                if check not in declared:
                    found.broken.append(
                        f"{exercise.name}: catalog.toml lists {check}, but {where} has none; write it there, or take it out."
                    )
                elif declared[check] != exercise.name:
                    found.broken.append(
                        f"{exercise.name}: {check} in {where} says @check({declared[check]!r}); it must name the exercise that"
                        " catalog.toml lists it under."
                    )
            in_file = [check for check in declared if listed.get(check) == exercise.name]
            if in_file != [check for check, _ in exercise.checks if check in declared]:
                found.broken.append(
                    f"{exercise.name}: catalog.toml lists its checks in another order than {where}; the first that fails must come first."
                )
        for check, name in (declared or {}).items():
            if check not in listed and (name in chosen or name not in listed.values()):
                found.broken.append(
                    f"{where}: {check} never runs; list it in catalog.toml under {name or 'its exercise'}."
                )
    if kit.whole:
        for path in sorted(kit.checks.glob("test_*.py")):
            if path.name.removeprefix("test_") not in kit.files:
                found.broken.append(f"{kit.name(path)} never runs: catalog.toml has no exercises in such a file.")
    found.looked_at = counted(count, "check")
    return found


def declared_checks(path: Path, found: Found, where: str) -> dict[str, str | None] | None:
    """Names of the test functions in a file and the exercise that their `@check` names; None where there is no such file."""
    if not path.is_file():
        return None
    try:
        tree = ast.parse(path.read_bytes())
    except (SyntaxError, ValueError) as error:
        found.broken.append(f"{where} does not compile: {error}.")
        return None
    declared: dict[str, str | None] = {}
    for node in tree.body:
        if not (isinstance(node, ast.FunctionDef) and node.name.startswith("test_")):
            continue
        declared[node.name] = None
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "check" and decorator.args:
                first = decorator.args[0]
                declared[node.name] = str(first.value) if isinstance(first, ast.Constant) else None
    return declared


def solutions_and_stubs_are_there(kit: Kit) -> Found:
    """Each exercise has a solution with a region to cut out, and so a stub; each that has is in the catalog."""
    found = Found(counted(len(kit.chosen), "exercise"))
    for file in kit.files:
        path = kit.solutions / file
        where = kit.name(path)
        if not path.is_file():
            names = ", ".join(exercise.name for exercise in kit.of(file))
            found.broken.append(f"{where} is not there, so {names} can't be graded; write it.")
            continue
        try:
            text = path.read_text("utf-8")
            solved, stubs = top_level(text), top_level(stub_of(text, file=where))
        except (KitFault, SyntaxError, ValueError) as error:
            found.broken.append(f"{where}: {error}")
            continue
        for exercise in kit.of(file):
            if exercise.name not in solved:
                found.broken.append(f"{where} has no function or class {exercise.name}; write it.")
            elif solved[exercise.name] == stubs.get(exercise.name):
                found.broken.append(
                    f"{where}: the stub of {exercise.name} would be its solution; put # BEGIN SOLUTION and # END SOLUTION in it."
                )
        known = {exercise.name for exercise in kit.catalog.of_file(file)}
        for name, code in solved.items():
            if code != stubs.get(name) and name not in known:
                found.broken.append(
                    f"{where}: {name} has a solution to cut out, but catalog.toml does not list it; add it there."
                )
    return found


def top_level(text: str) -> dict[str, str]:
    """Functions and classes of a file, as canonical text by name."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name: ast.dump(node) for node in ast.parse(text).body if isinstance(node, kinds)}


def stubs_are_up_to_date(kit: Kit) -> Found:
    """`exercises/` is what `python -m graders stubs` writes."""
    found = Found(counted(len(kit.files), "file"))
    try:
        wrong = outdated(kit.solutions, kit.exercises)
    except KitFault as fault:
        found.broken.append(str(fault))
        return found
    for name in wrong:
        path = kit.exercises / name
        if name not in kit.files or not (kit.solutions / name).is_file():
            continue  # another rule's
        state = "is not the stub of its solution (edited, or out of date)" if path.exists() else "is not there"
        found.broken.append(f"{kit.name(path)} {state}; `make stubs` writes it and keeps your text aside.")
    return found


def no_file_is_stray(kit: Kit) -> Found:
    """`exercises/` and `solutions/` hold the catalog's files and nothing else (pipelines, and what was kept aside, apart)."""
    found = Found()
    files = {file.name for file in kit.catalog.files}
    count = 0
    for folder, names in ((kit.solutions, files | {"pipelines"}), (kit.exercises, files)):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            count += 1
            if path.name not in names and path.suffix != ".bak" and path.name != "__pycache__":
                found.broken.append(
                    f"{kit.name(path)} belongs to no [[file]] of catalog.toml; remove it, or add the entry."
                )
    found.looked_at = counted(count, "file")
    return found


def gradable(kit: Kit) -> tuple[Exercise, ...]:
    """The chosen exercises that have a solution and all their checks: what the other rules can look at."""
    able: list[Exercise] = []
    for file in kit.files:
        declared = declared_checks(kit.test_file(file), Found(), "") or {}
        try:
            solved = top_level((kit.solutions / file).read_text("utf-8"))
        except (OSError, SyntaxError, ValueError):
            continue
        able += [
            exercise
            for exercise in kit.of(file)
            if exercise.name in solved and all(declared.get(check) == exercise.name for check, _ in exercise.checks)
        ]
    return tuple(able)


# ------------------------------------------------------------------------------------------------------------- grading


class Judge(Protocol):
    """What the rules need of a `WarmJudge`."""

    def start(self, options: Options) -> Running:
        """Begins to grade a submission, whose files are read before this returns."""

    def finish(self, running: Running) -> Report:
        """Waits for its report; `KitFault` where there is none."""

    def first_done(self, running: Iterable[Running]) -> Running:
        """The one of them that can be finished first."""


@dataclass(frozen=True)
class Job:
    """A text to be graded as one exercise, alone. `about` is whatever the asker wants back."""

    exercise: Exercise
    text: str
    about: Any = None


def graded(judge: Judge, jobs: Sequence[Job], title: str) -> Iterator[tuple[Job, ExerciseResult]]:
    """Each job with its verdict, in the order in which they were given; as many at once as there are cores (2 to 8)."""
    at_once = min(8, max(2, len(os.sched_getaffinity(0))))
    running: dict[int, tuple[int, Running]] = {}
    verdicts: dict[int, ExerciseResult] = {}
    with tempfile.TemporaryDirectory(prefix="blitz-kit-") as folder, progress(title, len(jobs)) as show:
        try:
            for number, job in enumerate(jobs):
                while len(running) >= at_once:
                    take(judge, jobs, running, verdicts)
                    show(len(verdicts))
                Path(folder, job.exercise.file).write_text(job.text, "utf-8")  # read by `start`, before it returns
                one = judge.start(Options(folder=Path(folder), only=(job.exercise.name,), workers=0))
                running[one.pid] = (number, one)
            while running:
                take(judge, jobs, running, verdicts)
                show(len(verdicts))
        finally:
            for _, one in running.values():
                abandon(one)
    for number, job in enumerate(jobs):
        yield job, verdicts[number]


def take(
    judge: Judge, jobs: Sequence[Job], running: dict[int, tuple[int, Running]], verdicts: dict[int, ExerciseResult]
) -> None:
    """Waits for the first that is done and notes its verdict; a judge that broke down is a verdict too: kit_error."""
    one = judge.first_done([one for _, one in running.values()])
    number, _ = running.pop(one.pid)
    try:
        (verdicts[number],) = judge.finish(one).exercises
    except KitFault as fault:
        exercise = jobs[number].exercise
        verdicts[number] = ExerciseResult(
            name=exercise.name,
            file=exercise.file,
            status="kit_error",
            points=0.0,
            max_points=exercise.points,
            message=str(fault),
        )


def abandon(one: Running) -> None:
    """Ends a judge whose verdict nobody wants any more."""
    with contextlib.suppress(OSError):
        os.kill(one.pid, signal.SIGKILL)
        os.waitpid(one.pid, 0)
        os.close(one.read)


@contextlib.contextmanager
def progress(title: str, of: int) -> Iterator[Callable[[int], None]]:
    """A line that counts, where somebody watches; else nothing."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    try:
        yield lambda done: print(f"\r{title}: {done} of {of} ", end="", file=sys.stderr, flush=True)
    finally:
        print("\r" + " " * (len(title) + 20) + "\r", end="", file=sys.stderr, flush=True)


# ---------------------------------------------------------------------------------------------------- rules that grade


def solutions_pass(kit: Kit, judge: Judge) -> Found:
    """Every solution passes with full points."""
    found = Found(counted(len(kit.chosen), "solution"))
    jobs = [Job(exercise, (kit.solutions / exercise.file).read_text("utf-8")) for exercise in kit.chosen]
    for job, result in graded(judge, jobs, "solutions"):
        full = result.status == "passed" and result.points == job.exercise.points
        said = f"does not pass ({result.status}), so it or its checks are wrong:\n{result.message}"
        found.expect(result, f"solutions/{job.exercise.file}: {job.exercise.name}", "" if full else said)
    return found


def stubs_are_not_started(kit: Kit, judge: Judge) -> Found:
    """Every stub, freshly made from its solution, is `not_started`."""
    found = Found(counted(len(kit.chosen), "stub"))
    jobs = []
    for exercise in kit.chosen:
        try:
            text = stub_of((kit.solutions / exercise.file).read_text("utf-8"), file=f"solutions/{exercise.file}")
        except KitFault as fault:
            found.broken.append(str(fault))
            continue
        jobs.append(Job(exercise, text))
    for job, result in graded(judge, jobs, "stubs"):
        said = (
            f"is {result.status} as a stub and must be not_started; each check must reach the learner's own body first:\n"
            f"{result.message}"
        )
        found.expect(result, f"{job.exercise.name}", "" if result.status == "not_started" else said)
    return found


def right_versions_pass(kit: Kit, judge: Judge) -> Found:
    """Every exercise has unlike right versions in the bank, and they pass."""
    found = Found()
    jobs = []
    for exercise in kit.chosen:
        entries = bank_entries(kit, "right", exercise, found)
        if len(entries) < RIGHT_ONES:
            folder = kit.name(bank_folder(kit, "right", exercise))
            found.broken.append(
                f"{exercise.name} has {counted(len(entries), 'right version')} and needs {RIGHT_ONES}; write them in {folder}."
            )
        jobs += [Job(exercise, entry.path.read_text("utf-8"), entry) for entry in entries]
    judge_entries(kit, judge, jobs, found, "right versions")
    found.looked_at = counted(len(jobs), "right version")
    return found


def mistakes_are_named(kit: Kit, judge: Judge) -> Found:
    """Every mistake that the catalog lists for an exercise has a wrong version that is rejected by that id."""
    found = Found()
    jobs: list[Job] = []
    count = 0
    for exercise in kit.chosen:
        entries = bank_entries(kit, "wrong", exercise, found)
        for mistake in exercise.mistakes:
            count += 1
            naming = [entry for entry in entries if entry.mistake == mistake and entry.verdict == "failed"]
            if not naming:
                folder = kit.name(bank_folder(kit, "wrong", exercise))
                found.broken.append(
                    f"{exercise.name}: nothing in {folder} makes mistake {mistake}; write a wrong version with the header lines"
                    f" '# verdict: failed' and '# mistake: {mistake}'."
                )
            jobs += [Job(exercise, entry.path.read_text("utf-8"), entry) for entry in naming]
    judge_entries(kit, judge, jobs, found, "wrong versions")
    found.looked_at = f"{counted(count, 'mistake')}, {counted(len(jobs), 'wrong version')}"
    return found


def bank() -> ModuleType:
    """`tests.bank`, which reads the bank of submissions; `KitFault` where the kit came without its tests."""
    if not (ROOT / "tests" / "bank.py").is_file():
        raise KitFault("tests/bank.py is not there: `check` needs the kit's tests beside it, as a clone has them.")
    return importlib.import_module("tests.bank")


def bank_folder(kit: Kit, room: str, exercise: Exercise) -> Path:
    """Where the submissions of an exercise lie."""
    return kit.root / "tests" / "submissions" / room / exercise.file.removesuffix(".py") / exercise.name


def bank_entries(kit: Kit, room: str, exercise: Exercise, found: Found) -> list[Any]:
    """The bank's entries for an exercise; one with a bad header is noted and left out."""
    entries = []
    for path in sorted(bank_folder(kit, room, exercise).glob("*.py")):
        try:
            entries.append(bank().read(path))
        except ValueError as error:
            found.broken.append(f"{kit.name(path)}: {str(error).removeprefix(f'{path}: ')}")
    return entries


def judge_entries(kit: Kit, judge: Judge, jobs: Sequence[Job], found: Found, title: str) -> None:
    """Grades entries of the bank and notes the verdicts that are not as their headers say."""
    for job, result in graded(judge, jobs, title):
        found.expect(result, kit.name(job.about.path), bank().complaint(job.about, result))


def mutants_are_killed(kit: Kit, judge: Judge) -> Found:
    """Every mutant of a solution is rejected, or stands in equivalent.toml with a reason."""
    found = Found()
    mutants: list[Job] = []
    for exercise in kit.chosen:
        text = (kit.solutions / exercise.file).read_text("utf-8")
        try:
            made = mutants_of(text, exercise.name, file=f"solutions/{exercise.file}")
        except KitFault as fault:
            found.broken.append(str(fault))
            continue
        mutants += [Job(exercise, mutant.text, mutant) for mutant in made]
    listed = equivalents(kit, found)
    living: dict[str, Mutant] = {}
    dead: set[str] = set()
    for job, result in graded(judge, mutants, "mutants"):
        mutant: Mutant = job.about
        if result.status == "kit_error":
            found.faults.append(f"{mutant.id} ({mutant.change}): {_indented(result.message)}")
        elif result.status == "passed":
            living[mutant.id] = mutant
        else:
            dead.add(mutant.id)
    survivors = [mutant for id, mutant in living.items() if id not in listed]
    found.broken += [survivor(mutant) for mutant in survivors]
    if survivors:
        where = kit.name(kit.equivalents)
        found.broken.append(
            f"Let the checks see what these change, or list each in {where} with the reason why it is no mistake."
        )
    found.broken += stale(kit, listed, living, dead | {job.about.id for job in mutants})
    equivalent = len(living) - len(survivors)
    found.looked_at = (
        f"{counted(len(mutants), 'mutant')}: {len(dead)} killed, {equivalent} equivalent, {len(survivors)} survived"
    )
    return found


def survivor(mutant: Mutant) -> str:
    """A mutant that the checks took for right: its entry for equivalent.toml, but for the reason, and the whole diff."""
    entry = f'[{json.dumps(mutant.id)}]\nchange = {json.dumps(mutant.change, ensure_ascii=False)}\nreason = ""'
    return _indented(f"{mutant.exercise} takes a mutant for right:\n{entry}\n{mutant.diff()}")


def stale(kit: Kit, listed: Mapping[str, str], living: Mapping[str, Mutant], made: Iterable[str]) -> Iterator[str]:
    """Entries of equivalent.toml that no longer say the truth. `made` are the ids of all mutants of the chosen exercises."""
    chosen, known, ids = ({e.name for e in kit.chosen}, {e.name for e in kit.catalog.exercises}, set(made))
    for id, change in listed.items():
        exercise = id.split("/")[0]
        where = f"equivalent.toml, {id!r}"
        if exercise not in known:
            yield f"{where}: catalog.toml has no exercise {exercise!r}; take the entry out."
        elif exercise not in chosen:
            continue
        elif id not in ids:
            yield f"{where}: there is no such mutant (any more); take the entry out."
        elif id not in living:
            yield f"{where}: the checks reject this mutant now; take the entry out."
        elif living[id].change != change:
            yield f"{where}: the change reads {json.dumps(living[id].change, ensure_ascii=False)} now; write that."


def equivalents(kit: Kit, found: Found) -> dict[str, str]:
    """The change of each mutant that is listed as no mistake, by id; bad entries are noted."""
    if not kit.equivalents.is_file():
        return {}
    where = kit.name(kit.equivalents)
    try:
        tree = tomllib.loads(kit.equivalents.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found.broken.append(f"{where} is no TOML: {error}.")
        return {}
    listed = {}
    for id, entry in tree.items():
        if not isinstance(entry, dict) or set(entry) != {"change", "reason"}:
            found.broken.append(f"{where}, {id!r}: needs change and reason, and nothing else.")
        elif not all(isinstance(text, str) and text.strip() for text in entry.values()):
            found.broken.append(f"{where}, {id!r}: change and reason must be texts that are not empty.")
        else:
            listed[id] = entry["change"]
    return listed


# ------------------------------------------------------------------------------------------------------------- the run

READING: tuple[Callable[[Kit], Found], ...] = (
    checks_are_listed,
    solutions_and_stubs_are_there,
    stubs_are_up_to_date,
    no_file_is_stray,
)
GRADING: tuple[Callable[[Kit, Judge], Found], ...] = (
    solutions_pass,
    stubs_are_not_started,
    right_versions_pass,
    mistakes_are_named,
    mutants_are_killed,
)


def run(only: tuple[str, ...]) -> int:
    """Holds the chosen exercises to all promises and prints them; 0, 1 or 3. `UsageFault` for an unknown name."""
    try:
        catalog = catalogs.load()
    except KitFault as fault:
        tell("the catalog loads", Found(broken=[str(fault)]))
        print("\nWithout a catalog there is nothing else to hold the kit to.")
        return BROKEN
    kit = Kit(catalog=catalog, chosen=catalog.select(only), root=ROOT)
    founds = [Found(counted(len(catalog.exercises), "exercise"))]
    tell("the catalog loads", founds[0])
    for rule in READING:
        founds.append(rule(kit))
        tell(promise(rule), founds[-1])
    able = kit.only(gradable(kit))
    if not able.chosen:
        print("\nNone of these exercises can be graded, so nothing was: they have no checks or no solution.")
        return summed_up(founds)
    if len(able.chosen) < len(kit.chosen):
        print(f"\n{len(able.chosen)} of {len(kit.chosen)} exercises can be graded; what follows is about those.\n")
    with warm(able) as judge:
        for grading in GRADING:
            founds.append(grading(able, judge))
            tell(promise(grading), founds[-1])
            if grading is solutions_pass:
                able = able.only(passing(able, founds[-1]))
    return summed_up(founds)


def passing(kit: Kit, found: Found) -> list[Exercise]:
    """The exercises whose solutions nothing was noted about: mutants of a wrong one would say nothing."""
    noted = found.broken + found.faults
    return [e for e in kit.chosen if not any(said.startswith(f"solutions/{e.file}: {e.name}") for said in noted)]


@contextlib.contextmanager
def warm(kit: Kit) -> Iterator[WarmJudge]:
    """A warm judge for the exercises; whatever stops it from starting is the kit's fault."""
    names = tuple(exercise.name for exercise in kit.chosen)
    try:
        judge = WarmJudge(names)
    except (KitFault, UsageFault):
        raise
    except Exception as error:
        raise KitFault(f"The checks can't be imported or drawn: {type(error).__name__}: {error}") from error
    with judge:
        yield judge


def promise(rule: Callable[..., Found]) -> str:
    """A rule's promise in words: its docstring, as the middle of a line."""
    said = (rule.__doc__ or rule.__name__).strip().rstrip(".")
    return said[:1].lower() + said[1:]


def tell(said: str, found: Found) -> None:
    """One promise: kept or not, how much it covers, and what is wrong."""
    sign = "FAULT " if found.faults else "BROKEN" if found.broken else "kept  "
    print(f"{sign}  {said}" + (f"  ({found.looked_at})" if found.looked_at else ""), flush=True)
    for text in found.faults:
        print(f"    The kit could not judge {text}")
    for text in found.broken:
        print(f"    {text}")
    sys.stdout.flush()


def summed_up(founds: Sequence[Found]) -> int:
    """The last line and the exit code."""
    of = 1 + len(READING) + len(GRADING)
    broken, faults = sum(bool(found.broken) for found in founds), sum(bool(found.faults) for found in founds)
    skipped = of - len(founds)
    counts = {"broken": broken, "not fully judged": faults, "not looked at": skipped}
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    print(f"\nOf {of} promises: {said}." if said else f"\nAll {of} promises are kept.")
    return FAULT if faults else BROKEN if said else KEPT


def counted(number: int, what: str) -> str:
    """The count in words: "1 stub", "2 stubs"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _indented(text: str) -> str:
    """Text whose further lines stand under its first."""
    return text.rstrip().replace("\n", "\n        ")
