"""Stubs come from solutions, can be imported, and never cost a learner a line of text."""

from __future__ import annotations

import inspect
from pathlib import Path
from types import ModuleType

import pytest

from graders import catalog
from graders.faults import KitFault, UsageFault
from graders.stubs import outdated, stub_of, write_stubs

ROOT = Path(__file__).parent.parent
SOLUTIONS, EXERCISES = ROOT / "solutions", ROOT / "exercises"

SOLUTION = """\
import math


def double(x):
    \"\"\"Twice x. The words # BEGIN SOLUTION in a docstring are no marker.\"\"\"
    # BEGIN SOLUTION  return twice x
    y = x + x
    return y
    # END SOLUTION


class Pair:
    def first(self, pair):
        if pair:
            # BEGIN SOLUTION
            return pair[0]
            # END SOLUTION
        return None
"""

STUB = """\
import math


def double(x):
    \"\"\"Twice x. The words # BEGIN SOLUTION in a docstring are no marker.\"\"\"
    # TODO: return twice x
    raise NotImplementedError


class Pair:
    def first(self, pair):
        if pair:
            # TODO: write this part
            raise NotImplementedError
        return None
"""


def import_text(text: str, name: str) -> ModuleType:
    """A module made of a text, as a worker would load it."""
    module = ModuleType(name)
    exec(compile(text, name, "exec", dont_inherit=True), module.__dict__)
    return module


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A course of one file: its solutions and its exercises, which are not there yet."""
    solutions, exercises = tmp_path / "solutions", tmp_path / "exercises"
    solutions.mkdir()
    (solutions / "01_pair.py").write_text(SOLUTION, encoding="utf-8")
    return solutions, exercises


def test_exercises_are_up_to_date() -> None:
    """`exercises/` holds what `python -m graders stubs` makes of `solutions/`."""
    assert outdated(SOLUTIONS, EXERCISES) == [], "run `python -m graders stubs` and commit the result"


def test_catalog_and_solutions_name_the_same_files() -> None:
    """Every file of the catalog has a solution, and the other way round."""
    assert sorted(path.name for path in SOLUTIONS.glob("*.py")) == [file.name for file in catalog.load().files]


@pytest.mark.parametrize("exercise", catalog.load().exercises, ids=lambda exercise: exercise.name)
def test_stub_raises_exactly_not_implemented(exercise: catalog.Exercise) -> None:
    """A call of a stub raises `NotImplementedError` without a text, from the exercise's own body."""
    source = stub_of((SOLUTIONS / exercise.file).read_text(encoding="utf-8"))
    target = getattr(import_text(source, exercise.file), exercise.name)
    is_function = "backward" in vars(target) if isinstance(target, type) else False  # an autograd.Function
    call, arguments = (
        (target.apply, [None]) if is_function else (target, [None] * len(inspect.signature(target).parameters))
    )
    with pytest.raises(NotImplementedError) as caught:
        call(*arguments)
    assert type(caught.value) is NotImplementedError
    assert caught.value.args == ()
    assert str(caught.traceback[-1].path).endswith(exercise.file)


@pytest.mark.parametrize("name", [file.name for file in catalog.load().files])
def test_stub_keeps_the_task(name: str) -> None:
    """Names, signatures and docstrings of a stub are those of the solution; each text has an example and a link."""
    text = (SOLUTIONS / name).read_text(encoding="utf-8")
    stub, solution = import_text(stub_of(text), name), import_text(text, name)
    assert stub.__doc__ == solution.__doc__
    for exercise in catalog.load().of_file(name):
        ours, theirs = getattr(stub, exercise.name), getattr(solution, exercise.name)
        assert ours.__doc__ == theirs.__doc__
        assert "docs.pytorch.org" in ours.__doc__
        assert ">>>" in ours.__doc__
        if inspect.isfunction(ours):
            assert str(inspect.signature(ours)) == str(inspect.signature(theirs))


def test_region_becomes_todo_and_raise() -> None:
    """The words behind BEGIN SOLUTION are the TODO's, at the markers' indentation; all else stays."""
    assert stub_of(SOLUTION) == STUB


IN = "def f():\n"
REFUSED = {
    "begin alone": (
        IN + "    # BEGIN SOLUTION\n    pass\n",
        "s.py:2: # BEGIN SOLUTION without # END SOLUTION after it.",
    ),
    "end alone": (IN + "    pass\n    # END SOLUTION\n", "s.py:3: # END SOLUTION without # BEGIN SOLUTION before it."),
    "nested": (
        IN + "    # BEGIN SOLUTION\n    # BEGIN SOLUTION\n    pass\n    # END SOLUTION\n",
        "s.py:3: # BEGIN SOLUTION inside the region that begins in line 2.",
    ),
    "no region": (IN + "    pass\n", "s.py:1: has no region between"),
    "module": ("# BEGIN SOLUTION\nx = 1\n# END SOLUTION\n", "s.py:1: the region is not in the body of a function"),
    "class body": (
        "class A:\n    # BEGIN SOLUTION\n    x = 1\n    # END SOLUTION\n",
        "s.py:2: the region is not in the body of a function",
    ),
    "empty": (
        IN + "    # BEGIN SOLUTION\n    # END SOLUTION\n    pass\n",
        "s.py:2: the region holds no whole statement.",
    ),
    "half a statement": (
        IN + "    x = [\n        # BEGIN SOLUTION\n        1,\n        # END SOLUTION\n    ]\n",
        "s.py:3: the region holds no whole statement.",
    ),
    "statement and a half": (
        IN + "    # BEGIN SOLUTION\n    x = 1\n    y = [\n    # END SOLUTION\n        2]\n",
        "s.py:2: the region does not hold whole statements",
    ),
    "swallowed else": (
        IN + "    if f:\n        pass\n        # BEGIN SOLUTION\n    else:\n        f()\n        # END SOLUTION\n",
        "s.py:4: the region does not hold whole statements",
    ),
    "two branches": (
        IN + "    if f:\n        # BEGIN SOLUTION\n        f()\n    else:\n        f()\n        # END SOLUTION\n",
        "s.py:3: the region does not hold whole statements",
    ),
    "other indentation": (
        IN + "    if f:\n    # BEGIN SOLUTION\n        f()\n    # END SOLUTION\n",
        "s.py:3: the region does not hold whole statements",
    ),
    "uneven markers": (
        IN + "    # BEGIN SOLUTION\n    pass\n        # END SOLUTION\n",
        "s.py:4: # END SOLUTION is not indented like # BEGIN SOLUTION in line 2.",
    ),
    "behind code": (
        IN + "    x = 1  # BEGIN SOLUTION\n    # END SOLUTION\n",
        "s.py:2: a marker stands on a line of its own",
    ),
    "misspelt": (
        IN + "    # BEGIN SOLUTION\n    pass\n    #END SOLUTION\n    # END SOLUTION\n",
        "s.py:4: a marker reads exactly",
    ),
    "no Python": ("def f(:\n", "s.py:1: does not compile: invalid syntax"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_markers_are_refused_with_file_and_line(case: str) -> None:
    """A region that would make a stub wrong is the kit's fault, and the sentence says where."""
    text, sentence = REFUSED[case]
    with pytest.raises(KitFault) as caught:
        stub_of(text, file="s.py")
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


def test_missing_stub_is_written_once(folders: tuple[Path, Path]) -> None:
    """The first run makes folder and file, the second one touches nothing."""
    solutions, exercises = folders
    (first,) = write_stubs(solutions, exercises)
    assert (first.action, first.kept) == ("written", None)
    assert (exercises / "01_pair.py").read_text(encoding="utf-8") == STUB
    before = (exercises / "01_pair.py").stat().st_mtime_ns
    (second,) = write_stubs(solutions, exercises)
    assert second.action == "unchanged"
    assert (exercises / "01_pair.py").stat().st_mtime_ns == before
    assert [path.name for path in exercises.iterdir()] == ["01_pair.py"]
    assert outdated(solutions, exercises) == []


def test_edited_file_is_left_alone(folders: tuple[Path, Path]) -> None:
    """Without `force` a file that holds anything but its stub stays as it is, and the sentence says so."""
    solutions, exercises = folders
    write_stubs(solutions, exercises)
    mine = STUB.replace("raise NotImplementedError", "return 2 * x", 1)
    (exercises / "01_pair.py").write_text(mine, encoding="utf-8")
    (left,) = write_stubs(solutions, exercises)
    assert left.action == "left"
    assert "left as it is" in str(left)
    assert (exercises / "01_pair.py").read_text(encoding="utf-8") == mine
    assert outdated(solutions, exercises) == ["01_pair.py"]


def test_forced_stub_keeps_the_old_text_aside(folders: tuple[Path, Path]) -> None:
    """With `force` each old text, byte for byte, goes to the next free number, and the sentence names the copy."""
    solutions, exercises = folders
    write_stubs(solutions, exercises)
    path = exercises / "01_pair.py"
    for number, mine in enumerate((b"mine\r\n", b"\xff not UTF-8", b""), 1):
        path.write_bytes(mine)
        (written,) = write_stubs(solutions, exercises, force=True)
        assert written.kept == exercises / f"01_pair.py.{number}.bak"
        assert written.kept.name in str(written)
        assert written.kept.read_bytes() == mine
        assert path.read_text(encoding="utf-8") == STUB
    assert sorted(p.name for p in exercises.iterdir()) == ["01_pair.py", *(f"01_pair.py.{n}.bak" for n in (1, 2, 3))]


def test_line_ends_of_git_are_no_edit(folders: tuple[Path, Path]) -> None:
    """A stub that git has checked out with CRLF is still the stub."""
    solutions, exercises = folders
    write_stubs(solutions, exercises)
    (exercises / "01_pair.py").write_bytes(STUB.replace("\n", "\r\n").encode())
    (written,) = write_stubs(solutions, exercises)
    assert written.action == "unchanged"


def test_only_writes_what_is_named(folders: tuple[Path, Path]) -> None:
    """`only` chooses files by name; an unknown name is refused before anything is written."""
    solutions, exercises = folders
    (solutions / "02_more.py").write_text(SOLUTION, encoding="utf-8")
    with pytest.raises(UsageFault, match=r"03_none\.py has no solution"):
        write_stubs(solutions, exercises, only=["02_more.py", "03_none.py"])
    write_stubs(solutions, exercises, only=["02_more.py"])
    assert [path.name for path in exercises.iterdir()] == ["02_more.py"]
    assert outdated(solutions, exercises) == ["01_pair.py"]


def test_stray_exercise_is_reported(folders: tuple[Path, Path]) -> None:
    """An exercise file without a solution counts as out of date."""
    solutions, exercises = folders
    write_stubs(solutions, exercises)
    (exercises / "09_stray.py").write_text("", encoding="utf-8")
    assert outdated(solutions, exercises) == ["09_stray.py"]


def test_one_bad_solution_stops_all_writing(folders: tuple[Path, Path]) -> None:
    """Stubs are made before the first is written, so that a fault leaves the exercises as they were."""
    solutions, exercises = folders
    (solutions / "02_bad.py").write_bytes(b"\xff")
    with pytest.raises(KitFault, match=r"02_bad\.py:1: is not UTF-8"):
        write_stubs(solutions, exercises)
    assert not exercises.exists()


def test_folder_in_place_of_the_file_is_refused(folders: tuple[Path, Path]) -> None:
    """A directory where the exercise belongs is neither deleted nor overwritten, even with `force`."""
    solutions, exercises = folders
    (exercises / "01_pair.py").mkdir(parents=True)
    with pytest.raises(KitFault, match="is not a file"):
        write_stubs(solutions, exercises, force=True)
    assert outdated(solutions, exercises) == ["01_pair.py"]


def test_failed_write_leaves_the_old_file(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last step fails, the learner's file is whole and no half-made file lies about."""
    solutions, exercises = folders
    exercises.mkdir()
    path = exercises / "01_pair.py"
    path.write_text("mine", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space"):
        write_stubs(solutions, exercises, force=True)
    assert path.read_text(encoding="utf-8") == "mine"
    assert sorted(p.name for p in exercises.iterdir()) == ["01_pair.py", "01_pair.py.1.bak"]


def test_empty_solutions_folder_is_refused(tmp_path: Path) -> None:
    """A folder without solutions is a fault that says how their names look."""
    with pytest.raises(KitFault, match=r"holds no solutions \(files named like 01_tensors\.py\)"):
        outdated(tmp_path, tmp_path)
