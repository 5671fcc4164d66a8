"""Stubs come from solutions: `solutions/` is the one source, `exercises/` is generated from it. Imports `faults` only.

What stands between `# BEGIN SOLUTION` and `# END SOLUTION` becomes `# TODO: ...` and `raise NotImplementedError`; the
words after BEGIN SOLUTION are the TODO's. A region lies in a function's body, so that a stub can be imported and only a
call raises. A learner's text is never lost: what is about to be overwritten is first kept aside under a number.
"""

from __future__ import annotations

import ast
import io
import os
import re
import tokenize
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graders.faults import KitFault, UsageFault

_BEGIN = re.compile(r"# BEGIN SOLUTION\b\s*(.*?)\s*")
_END = re.compile(r"# END SOLUTION\s*")
_TODO = "write this part"
_PATTERN = "[0-9][0-9]_*.py"


@dataclass(frozen=True)
class _Region:
    """Lines `first` to `last` (from 1, markers included), the column of the markers, the text of the TODO."""

    first: int
    last: int
    column: int
    todo: str


@dataclass(frozen=True)
class Written:
    """What happened to one file of `exercises/`; `str()` says it in a sentence.

    `action` is "written" (it was missing, or `force`), "unchanged" (it is the stub) or "left" (it holds other text and
    `force` was not given). `kept` is the path of the copy of the text that was there before, where there was one.
    """

    path: Path
    action: Literal["written", "unchanged", "left"]
    kept: Path | None = None

    def __str__(self) -> str:
        if self.action == "unchanged":
            return f"{self.path}: is the stub already."
        if self.action == "left":
            return f"{self.path}: was edited and is left as it is; with force it is kept aside and the stub written."
        if self.kept is not None:
            return f"{self.path}: written; the text that was there is kept in {self.kept.name}."
        return f"{self.path}: written."


def stub_of(solution_text: str, *, file: str = "solution") -> str:
    """The stub of a solution; `KitFault` with `file` and line where the markers are unbalanced, nested or misplaced."""
    try:
        tree = ast.parse(solution_text, filename=file)
    except (SyntaxError, ValueError) as error:
        raise KitFault(f"{file}:{getattr(error, 'lineno', None) or 1}: does not compile: {error.args[0]}.") from None
    regions = tuple(_regions(solution_text, file))
    if not regions:
        raise KitFault(f"{file}:1: has no region between # BEGIN SOLUTION and # END SOLUTION.")
    lines = io.StringIO(solution_text).readlines()  # ends lines where Python does; `splitlines` knows more line ends
    for region in reversed(regions):
        _cut_statements(tree, region, file)
        _cut_lines(lines, region)
        if not _is_text_of(tree, lines):
            raise KitFault(
                f"{file}:{region.first}: the region does not hold whole statements of one block at the markers' indentation."
            )
    return "".join(lines)


def write_stubs(
    solutions_dir: Path, exercises_dir: Path, only: Iterable[str] | None = None, force: bool = False
) -> tuple[Written, ...]:
    """Write the stubs of all solutions, or of the file names in `only`, and say what happened to each.

    Files that are missing are written. A file that holds anything but its stub is left alone, or with `force` kept
    aside as `NAME.1.bak` (the first free number) and then replaced. Every stub is made before the first one is written,
    and each is written whole or not at all. `UsageFault` for a name in `only` that has no solution, `KitFault` for a bad
    solution or where a folder stands in a file's place.
    """
    stubs = _stubs(solutions_dir)
    names = tuple(stubs) if only is None else tuple(only)
    for name in names:
        if name not in stubs:
            raise UsageFault(f"{name} has no solution in {solutions_dir}; there are {', '.join(stubs)}.")
    exercises_dir.mkdir(parents=True, exist_ok=True)
    return tuple(_write(exercises_dir / name, stubs[name], force) for name in names)


def outdated(solutions_dir: Path, exercises_dir: Path) -> list[str]:
    """Names of exercise files that are not what `write_stubs` would write: missing, other text, no solution."""
    stubs = _stubs(solutions_dir)
    there = {path.name for path in exercises_dir.glob(_PATTERN)}
    wrong = {name for name, stub in stubs.items() if not _is_stub(exercises_dir / name, stub)}
    return sorted(wrong | (there - stubs.keys()))


def _stubs(solutions_dir: Path) -> dict[str, str]:
    """The stub of each solution, by file name."""
    paths = sorted(solutions_dir.glob(_PATTERN))
    if not paths:
        raise KitFault(f"{solutions_dir} holds no solutions (files named like 01_tensors.py).")
    stubs = {}
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise KitFault(f"{path}:1: is not UTF-8 (byte {error.start}).") from None
        stubs[path.name] = stub_of(text, file=str(path))
    return stubs


def _regions(text: str, file: str) -> Iterator[_Region]:
    """The marked regions in order. Only comments count, so a docstring may speak of the markers."""
    begin: tuple[int, int, str] | None = None
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.COMMENT:
            continue
        line, column = token.start
        begins, ends = _BEGIN.fullmatch(token.string), _END.fullmatch(token.string)
        if (begins or ends) and token.line[:column].strip():
            raise KitFault(f"{file}:{line}: a marker stands on a line of its own, not behind code.")
        if begins:
            if begin is not None:
                raise KitFault(f"{file}:{line}: # BEGIN SOLUTION inside the region that begins in line {begin[0]}.")
            begin = (line, column, begins[1] or _TODO)
        elif ends:
            if begin is None:
                raise KitFault(f"{file}:{line}: # END SOLUTION without # BEGIN SOLUTION before it.")
            if column != begin[1]:
                raise KitFault(
                    f"{file}:{line}: # END SOLUTION is not indented like # BEGIN SOLUTION in line {begin[0]}."
                )
            yield _Region(begin[0], line, column, begin[2])
            begin = None
        elif re.match(r"#\s*(BEGIN|END)\s+SOLUTION", token.string, re.IGNORECASE):
            raise KitFault(f"{file}:{line}: a marker reads exactly # BEGIN SOLUTION or # END SOLUTION.")
    if begin is not None:
        raise KitFault(f"{file}:{begin[0]}: # BEGIN SOLUTION without # END SOLUTION after it.")


def _cut_lines(lines: list[str], region: _Region) -> None:
    """Put the TODO in the region's place, in the text."""
    indent = " " * region.column
    stub = (f"{indent}# TODO: {region.todo}\n", f"{indent}raise NotImplementedError\n")
    lines[region.first - 1 : region.last] = stub


def _cut_statements(tree: ast.Module, region: _Region, file: str) -> None:
    """Put `raise NotImplementedError` in the region's place, in the tree; refuse a region outside of functions."""
    found = _block_of(tree.body, region, function=False)
    if found is None:
        raise KitFault(f"{file}:{region.first}: the region holds no whole statement.")
    block, function = found
    if not function:
        raise KitFault(
            f"{file}:{region.first}: the region is not in the body of a function: the stub would raise when imported."
        )
    inside = [n for n, statement in enumerate(block) if _holds(region, statement)]
    stub = ast.copy_location(ast.parse("raise NotImplementedError").body[0], block[inside[0]])
    block[inside[0] : inside[-1] + 1] = [stub]


def _block_of(block: list[ast.stmt], region: _Region, *, function: bool) -> tuple[list[ast.stmt], bool] | None:
    """The outermost block with a statement that lies in the region as a whole, and whether a function is around it."""
    if any(_holds(region, statement) for statement in block):
        return block, function
    for statement in block:
        below = function or isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef)
        for deeper in _blocks(statement):
            found = _block_of(deeper, region, function=below)
            if found is not None:
                return found
    return None


def _holds(region: _Region, statement: ast.stmt) -> bool:
    return region.first < statement.lineno and (statement.end_lineno or statement.lineno) < region.last


def _blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks directly below a statement: bodies, else branches, handlers, cases."""
    for _, value in ast.iter_fields(statement):
        if isinstance(value, list) and value:
            if isinstance(value[0], ast.stmt):
                yield value
            for part in value:
                if isinstance(part, ast.ExceptHandler | ast.match_case):
                    yield part.body


def _is_text_of(tree: ast.Module, lines: list[str]) -> bool:
    """Whether cutting the text did what cutting the tree did: no `else`, decorator or half statement went with it."""
    try:
        return ast.dump(ast.parse("".join(lines))) == ast.dump(tree)
    except SyntaxError:
        return False


def _is_stub(path: Path, stub: str) -> bool:
    """Whether the file holds the stub, whatever line ends git has put there."""
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == stub.encode()


def _write(path: Path, stub: str, force: bool) -> Written:
    if _is_stub(path, stub):
        return Written(path, "unchanged")
    if not os.path.lexists(path):
        _replace(path, stub)
        return Written(path, "written")
    if not path.is_file():
        raise KitFault(f"{path} is not a file; move it away, then the stub can be written.")
    if not force:
        return Written(path, "left")
    kept = _keep_aside(path)
    _replace(path, stub)
    return Written(path, "written", kept)


def _keep_aside(path: Path) -> Path:
    """Copy the file, byte for byte, to the first number that is free."""
    text, number = path.read_bytes(), 1
    while True:
        kept = path.with_name(f"{path.name}.{number}.bak")
        try:
            with kept.open("xb") as file:
                file.write(text)
            return kept
        except FileExistsError:
            number += 1


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open("xb") as file:
            file.write(text.encode())
        new.replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            new.unlink()
        raise
