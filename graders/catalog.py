"""What the kit asks: order, points, checks, hints and the words for mistakes, from two TOML files to frozen records.

`load` refuses a bad entry with one sentence that names it, for a catalog that is a little wrong would give a verdict
that is a little wrong. Imports `faults` and the standard library only.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path, PurePath
from typing import Any, TypeVar

from graders.faults import KitFault, UsageFault

#: "cpu" and "simulated" always run and count; "cuda" is a real GPU: shown, without points.
DEVICES = ("cpu", "simulated", "cuda")

_HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class File:
    """One file of `exercises/`.

    `cpu_seconds` is what one call of a learner's function may take.
    """

    name: str
    title: str
    cpu_seconds: float

    @property
    def stem(self) -> str:
        """The name without `.py`."""
        return self.name.removesuffix(".py")

    @property
    def number(self) -> str:
        """The two digits that the name begins with."""
        return self.name[:2]


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One function or class to write. All or nothing: `points` when every check with points has passed.

    `hints` grow more telling; `mistakes` are ids that the checks must name when they reject them; `checks` are pairs of
    a pytest test and the devices it must pass on, in the order in which a learner reads them. `preload` are modules that
    right answers make torch import at the first call, which the zygote therefore imports once, before it forks.
    """

    name: str
    file: str
    points: float
    minutes: int
    hints: tuple[str, ...]
    mistakes: tuple[str, ...]
    checks: tuple[tuple[str, tuple[str, ...]], ...]
    preload: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """What learners get wrong: `rule` says what holds, `nudge` what to look at, a sentence each, never the answer."""

    id: str
    rule: str
    nudge: str


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Files and exercises in the order in which they are learned, and all mistakes that have words."""

    files: tuple[File, ...]
    exercises: tuple[Exercise, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def points(self) -> float:
        """What all exercises give together."""
        return sum(exercise.points for exercise in self.exercises)

    def file(self, name: str) -> File:
        """The file of that name; a check that asks for one that is not there is the kit's fault."""
        return _only(name, self.files, "file")

    def exercise(self, name: str) -> Exercise:
        """The exercise of that name; a check that asks for one that is not there is the kit's fault."""
        return _only(name, self.exercises, "exercise")

    def mistake(self, id: str) -> Mistake:
        """The words for an id; a check that names one without words is the kit's fault."""
        for mistake in self.mistakes:
            if mistake.id == id:
                return mistake
        raise KitFault(f"mistakes.toml: there is no mistake {id!r}.")

    def of_file(self, name: str) -> tuple[Exercise, ...]:
        """The exercises of a file, in order."""
        return tuple(exercise for exercise in self.exercises if exercise.file == name)

    def select(self, words: Iterable[str] = ()) -> tuple[Exercise, ...]:
        """The exercises that the words name, each once, in the catalog's order; all of them where there are no words.

        A word is an exercise, or a file as `01_tensors.py`, `01_tensors`, `01` or a path that ends in its name. An
        unknown word raises `UsageFault` with the names that are closest to it.
        """
        words = tuple(words)
        chosen = {exercise for word in words for exercise in self._named(word)}
        return tuple(exercise for exercise in self.exercises if exercise in chosen or not words)

    def preload(self, words: Iterable[str] = ()) -> tuple[str, ...]:
        """The modules that the zygote imports for the exercises that the words name, each once."""
        return tuple(dict.fromkeys(module for exercise in self.select(words) for module in exercise.preload))

    def _named(self, word: str) -> tuple[Exercise, ...]:
        for exercise in self.exercises:
            if exercise.name == word:
                return (exercise,)
        last = PurePath(word).name
        for file in self.files:
            if last in (file.name, file.stem) or word == file.number:
                return self.of_file(file.name)
        known = [exercise.name for exercise in self.exercises] + [file.stem for file in self.files]
        folded = {name.casefold(): name for name in known}
        close = difflib.get_close_matches(last.removesuffix(".py").casefold(), folded, n=3, cutoff=0.5)
        meant = f"did you mean {' or '.join(folded[name] for name in close)}?" if close else "`list` shows them all."
        raise UsageFault(f"There is no exercise or file {word!r}; {meant}")

    def digest(self) -> str:
        """Twelve hex digits that change when anything in the catalog does."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:12]


_Entry = TypeVar("_Entry", File, Exercise)


@cache
def load() -> Catalog:
    """The kit's own catalog; `KitFault` where it is bad."""
    return read(
        (_HERE / "catalog.toml").read_text(encoding="utf-8"), (_HERE / "mistakes.toml").read_text(encoding="utf-8")
    )


def read(catalog: str, mistakes: str) -> Catalog:
    """A catalog from the texts of `catalog.toml` and `mistakes.toml`; `KitFault` in one sentence where they are bad."""
    tree, words = _parse(catalog, "catalog.toml"), _parse(mistakes, "mistakes.toml")
    for key in sorted(tree.keys() - {"file", "exercise"}):
        raise KitFault(f"catalog.toml: unknown table {key!r}; there are [[file]] and [[exercise]].")
    known = tuple(_mistake(id, entry) for id, entry in words.items())
    files = tuple(_file(entry, n) for n, entry in enumerate(_tables(tree, "file"), 1))
    exercises = tuple(_exercise(entry, n) for n, entry in enumerate(_tables(tree, "exercise"), 1))
    _once("file", [file.name for file in files])
    _once("file number", [file.number for file in files])
    _once("exercise", [exercise.name for exercise in exercises])
    _once("check", [check for exercise in exercises for check, _ in exercise.checks])
    ids, names = {mistake.id for mistake in known}, {file.name for file in files}
    for exercise in exercises:
        where = f"catalog.toml, exercise {exercise.name!r}"
        if exercise.file not in names:
            raise KitFault(f"{where}: file {exercise.file!r} has no [[file]] entry.")
        for id in exercise.mistakes:
            if id not in ids:
                raise KitFault(f"{where}: mistake {id!r} has no text in mistakes.toml.")
    return Catalog(files=files, exercises=exercises, mistakes=known)


def _file(entry: Mapping[str, Any], n: int) -> File:
    where = _where("file", entry, n)
    _fields(where, entry, File)
    name = _text(where, entry, "name")
    if not re.fullmatch(r"\d\d_\w+\.py", name):
        raise KitFault(f"{where}: name must look like 01_tensors.py.")
    return File(
        name=name,
        title=_text(where, entry, "title"),
        cpu_seconds=_positive(where, entry, "cpu_seconds"),
    )


def _exercise(entry: Mapping[str, Any], n: int) -> Exercise:
    where = _where("exercise", entry, n)
    _fields(where, entry, Exercise)
    name = _text(where, entry, "name")
    if not name.isidentifier():
        raise KitFault(f"{where}: name must be the name of a function or class.")
    minutes = _positive(where, entry, "minutes")
    if minutes != int(minutes):
        raise KitFault(f"{where}: minutes must be a whole number, not {minutes}.")
    hints = _texts(where, entry, "hints")
    if not hints:
        raise KitFault(f"{where}: has no hints.")
    mistakes = _texts(where, entry, "mistakes")
    _once(f"mistake of {name}", mistakes)
    return Exercise(
        name=name,
        file=_text(where, entry, "file"),
        points=_positive(where, entry, "points"),
        minutes=int(minutes),
        hints=hints,
        mistakes=mistakes,
        checks=_checks(where, entry["checks"]),
        preload=_texts(where, entry, "preload") if "preload" in entry else (),
    )


def _checks(where: str, table: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(table, dict):
        raise KitFault(f"{where}: checks must be a table of test = [devices], not {table!r}.")
    if not table:
        raise KitFault(f"{where}: has no checks.")
    for test in table:
        if not (test.isidentifier() and test.startswith("test_")):
            raise KitFault(f"{where}: check {test!r} must be the name of a test_ function.")
        devices = _texts(where, table, test)
        for device in devices:
            if device not in DEVICES:
                raise KitFault(
                    f"{where}: check {test} has the unknown device {device!r}; there are {', '.join(DEVICES)}."
                )
        _once(f"device of {test}", devices)
        if not devices:
            raise KitFault(f"{where}: check {test} has no device.")
    if not any(device != "cuda" for devices in table.values() for device in devices):
        raise KitFault(f"{where}: no check carries points, for real GPUs carry none.")
    return tuple((test, tuple(devices)) for test, devices in table.items())


def _mistake(id: str, entry: Any) -> Mistake:
    where = f"mistakes.toml, mistake {id!r}"
    if not isinstance(entry, dict):
        raise KitFault(f"{where}: must be a table [{id}] with rule and nudge.")
    _fields(where, {"id": id, **entry}, Mistake)
    return Mistake(id=id, rule=_text(where, entry, "rule"), nudge=_text(where, entry, "nudge"))


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KitFault(f"{name}: is no TOML: {error}.") from None


def _tables(tree: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    tables = tree.get(key, [])
    if not (isinstance(tables, list) and tables and all(isinstance(table, dict) for table in tables)):
        raise KitFault(f"catalog.toml: needs at least one [[{key}]] table.")
    return tables


def _where(kind: str, entry: Mapping[str, Any], n: int) -> str:
    """The entry's name, or its number where it has none."""
    return f"catalog.toml, {kind} {entry['name']!r}" if "name" in entry else f"catalog.toml, {kind} number {n}"


def _fields(where: str, entry: Mapping[str, Any], record: type) -> None:
    """Refuse unknown fields, then missing ones."""
    names = [field.name for field in fields(record)]
    needed = [field.name for field in fields(record) if field.default is MISSING]
    for key in entry:
        if key not in names:
            raise KitFault(f"{where}: unknown field {key!r}; there are {', '.join(names)}.")
    for name in needed:
        if name not in entry:
            raise KitFault(f"{where}: field {name!r} is missing.")


def _text(where: str, entry: Mapping[str, Any], key: str) -> str:
    value = entry[key]
    if not (isinstance(value, str) and value.strip()):
        raise KitFault(f"{where}: {key} must be a text that is not empty, not {value!r}.")
    return value


def _texts(where: str, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = entry[key]
    if not (isinstance(value, list) and all(isinstance(text, str) and text.strip() for text in value)):
        raise KitFault(f"{where}: {key} must be a list of texts, none of them empty, not {value!r}.")
    return tuple(value)


def _positive(where: str, entry: Mapping[str, Any], key: str) -> float:
    value = entry[key]
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < float("inf"):
        raise KitFault(f"{where}: {key} must be a number above 0, not {value!r}.")
    return value


def _once(kind: str, names: Sequence[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise KitFault(f"catalog.toml: {kind} {name!r} is there twice.")


def _only(name: str, entries: tuple[_Entry, ...], kind: str) -> _Entry:
    for entry in entries:
        if entry.name == name:
            return entry
    raise KitFault(f"catalog.toml: there is no {kind} {name!r}.")
