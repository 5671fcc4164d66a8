"""Odd files: each has its own sentence, costs its limit and no more, and leaves the other exercise its verdict.

``tests/submissions/odd/<case>/`` holds ``01_tensors.py`` and ``expect.toml``: `exercise`, the `verdict` it must get, its `cause`,
what the message `says` (a regular expression), and the verdict of its `neighbour` in the same file.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import re
import shutil
import socket
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graders.catalog import load
from graders.faults import UsageFault
from graders.judge import check as checks
from graders.judge import session as judge_session
from graders.record import ExerciseResult, Report
from graders.session import Options
from graders.submission import MAX_SOURCE, Source, read_submission
from graders.warm import Running, WarmJudge
from tests.helpers import submission

FILE = "01_tensors.py"
ROOM = Path(__file__).parent / "submissions" / "odd"
PAIR = ("add_in_place", "transpose_in_place")
AT_ONCE = 6  # submissions that are graded at the same time: most of the slow ones only sleep
SECONDS = 0.6  # of processor time for a call here; 2 for a learner
RIGHT = "def add_in_place(y, x):\n    return y.add_(x)\n\n\ndef transpose_in_place(x):\n    return x.t_()\n"


def cases(slow: bool) -> list[Path]:
    """The cases whose expect.toml says so; of the others every second one without FULL=1."""
    found = [
        path.parent for path in sorted(ROOM.glob("*/expect.toml")) if expected(path.parent).get("slow", False) is slow
    ]
    return found if slow or os.environ.get("FULL") else found[::2]


def expected(case: Path) -> dict[str, Any]:
    """What must come of it."""
    return tomllib.loads((case / "expect.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def judge() -> Iterator[WarmJudge]:
    """A warm judge with small limits and few examples: what is odd about these files shows in the first ones, on the CPU."""
    with pytest.MonkeyPatch.context() as patch:
        file, neighbour = load().file(FILE), load().exercise(PAIR[1])
        patch.setitem(file.__dict__, "cpu_seconds", SECONDS)  # frozen for everybody else
        patch.setitem(neighbour.__dict__, "checks", tuple((name, ("cpu",)) for name, _ in neighbour.checks))
        patch.setattr(judge_session, "LOAD_SECONDS", 1.0)
        patch.setattr(judge_session, "Limits", functools.partial(judge_session.Limits, memory=1 << 28))
        patch.setattr(checks, "_DRAWN", {})
        with WarmJudge(PAIR) as made:
            for key, strata in checks._DRAWN.items():
                checks._DRAWN[key] = tuple(examples[1::4] for examples in strata)
            yield made


def options(folder: Path) -> Options:
    """Grades the exercise and its neighbour."""
    return Options(folder=folder, only=PAIR, workers=0)


def start(judge: WarmJudge, case: Path, folder: Path) -> Running:
    """Begins to grade a copy of a case."""
    folder.mkdir()
    shutil.copyfile(case / FILE, folder / FILE)
    return judge.start(options(folder))


def complaint(case: Path, report: Report) -> str:
    """What is not as expect.toml says, or nothing."""
    want = expected(case)
    found = {exercise.name: exercise for exercise in report.exercises}
    this = found.pop(want["exercise"])
    (neighbour,) = found.values()
    wrong = []
    if this.status != want["verdict"]:
        wrong.append(f"must be {want['verdict']}, is {this.status}")
    if "cause" in want and cause(this) != want["cause"]:
        wrong.append(f"must fail of {want['cause']}, fails of {cause(this)}")
    if "says" in want and not re.search(want["says"], this.message):
        wrong.append(f"must say {want['says']}")
    if neighbour.status != want["neighbour"]:
        wrong.append(f"its neighbour must be {want['neighbour']}, is {neighbour.status}: {neighbour.message}")
    if this.status == "failed" and not this.message.strip():
        wrong.append("says nothing")
    return f"{case.name}: {'; '.join(wrong)}\n{this.message}" if wrong else ""


def cause(result: ExerciseResult) -> str | None:
    """That of the first check that failed."""
    return next((check.cause for check in result.checks if check.status != "passed"), None)


@pytest.mark.parametrize("case", cases(slow=False), ids=lambda case: case.name)
def test_odd_file(judge: WarmJudge, tmp_path: Path, case: Path) -> None:
    """The case gets the verdict, the cause and the sentence that its expect.toml states, and so does its neighbour."""
    assert not complaint(case, judge.finish(start(judge, case, tmp_path / "s")))


def test_odd_files_that_cost_their_limit(judge: WarmJudge, tmp_path: Path) -> None:
    """Those that hang, wait, flood or take memory, several at a time: each gets what its expect.toml states."""
    waiting, running, complaints = cases(slow=True), {}, []
    assert waiting
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            case = waiting.pop(0)
            running[case] = start(judge, case, tmp_path / case.name)
        done = judge.first_done(running.values())
        case = next(case for case, one in running.items() if one is done)
        del running[case]
        if complain := complaint(case, judge.finish(done)):
            complaints.append(complain)
    assert not complaints, "\n\n".join(complaints)


# ------------------------------------------------------------------------------------------------------- no plain files


def grade(judge: WarmJudge, folder: Path) -> dict[str, ExerciseResult]:
    """The two exercises' results."""
    return {exercise.name: exercise for exercise in judge.grade(options(folder)).exercises}


def a_socket(path: Path) -> None:
    """Puts a socket there."""
    here = os.open(path.parent, os.O_RDONLY)
    made = socket.socket(socket.AF_UNIX)
    made.bind(f"/proc/self/fd/{here}/{path.name}")
    made.close()
    os.close(here)


KINDS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "nothing": (lambda path: None, "missing", "is not there"),
    "a folder": (lambda path: path.mkdir(), "import", "is a folder"),
    "a FIFO": (os.mkfifo, "import", "is a pipe"),
    "a socket": (a_socket, "import", "can't be read|is a socket"),
    "a dangling link": (lambda path: path.symlink_to("nowhere"), "import", "is a symbolic link"),
    "a link to a file": (lambda path: path.symlink_to(__file__), "import", "is a symbolic link"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "import", "is a symbolic link"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "import", "is a symbolic link"),
    "two megabytes": (lambda path: path.write_text("# x\n" * (1 << 19)), "import", "larger than 1 MiB"),
    "a hole of a terabyte": (
        lambda path: (path.write_text(RIGHT), os.truncate(path, 1 << 40)),
        "import",
        "larger than 1 MiB",
    ),
}


@pytest.mark.parametrize("make, why, says", KINDS.values(), ids=KINDS)
def test_what_is_no_plain_file(
    judge: WarmJudge, tmp_path: Path, make: Callable[[Path], object], why: str, says: str
) -> None:
    """In the file's place stands something else: its exercises fail with a sentence that says what, nothing is waited for."""
    make(tmp_path / FILE)
    for result in grade(judge, tmp_path).values():
        assert (result.status, cause(result)) == ("failed", why)
        assert re.search(says, result.message)
        assert FILE in result.message


def test_a_file_of_a_megabyte_is_graded(judge: WarmJudge, tmp_path: Path) -> None:
    """The limit itself is allowed, and the whole text arrives: what stands at its end counts."""
    text = "# " + "x" * (MAX_SOURCE - len(RIGHT) - 3) + "\n" + RIGHT
    assert len(text) == MAX_SOURCE
    results = grade(judge, submission(tmp_path / "s", {FILE: text}))
    assert {result.status for result in results.values()} == {"passed"}


def test_no_folder_and_no_folder_but_a_file(judge: WarmJudge, tmp_path: Path) -> None:
    """There is nothing to grade: bad usage, in words that tell the two apart."""
    with pytest.raises(UsageFault, match="There is no folder"):
        judge.grade(options(tmp_path / "none"))
    (tmp_path / "file").write_text(RIGHT)
    with pytest.raises(UsageFault, match="is no folder"):
        judge.grade(options(tmp_path / "file"))


def test_files_in_a_folder_called_exercises(judge: WarmJudge, tmp_path: Path) -> None:
    """A submission may be a copy of the whole kit: then its exercises/ is what counts."""
    submission(tmp_path / "s" / "exercises", {FILE: RIGHT})
    (tmp_path / "s" / "README.md").write_text("mine")
    results = grade(judge, tmp_path / "s")
    assert {result.status for result in results.values()} == {"passed"}


def as_nobody(folder: Path) -> dict[str, Source] | str:
    """What an ordinary user reads there: the sources, or the name of what was raised."""
    if os.geteuid() != 0:
        return read_submission(folder, [FILE])
    ear, mouth = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.setegid(65534)
            os.seteuid(65534)
            told: Any = {name: dataclasses.astuple(source) for name, source in read_submission(folder, [FILE]).items()}
        except BaseException as error:
            told = type(error).__name__
        os.write(mouth, repr(told).encode())
        os._exit(0)
    os.close(mouth)
    with os.fdopen(ear) as pipe:
        text = pipe.read()
    os.waitpid(pid, 0)
    found = __import__("ast").literal_eval(text)
    return found if isinstance(found, str) else {name: Source(*facts) for name, facts in found.items()}


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.glob("**/")):
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("closed", ["the file", "the folder", "its exercises"])
def test_what_an_ordinary_user_may_not_read(open_folder: Path, closed: str) -> None:
    """No permission is a sentence in the place of the file's text, never an exception, wherever it is missing."""
    inner = submission(open_folder / "s" / ("exercises" if closed == "its exercises" else "."), {FILE: RIGHT})
    (inner / FILE if closed == "the file" else inner).chmod(0)
    found = as_nobody(open_folder / "s")
    assert not isinstance(found, str), found
    source = found[FILE]
    assert (source.text, source.cause) == (None, "import")
    assert "Permission denied" in source.fact


def test_the_text_is_read_once(judge: WarmJudge, tmp_path: Path) -> None:
    """What is saved while a run goes on changes nothing: the judge grades what it read at the start."""
    folder = submission(tmp_path / "s", {FILE: RIGHT})
    running = judge.start(options(folder))
    (folder / FILE).write_text("1/0")
    assert {exercise.status for exercise in judge.finish(running).exercises} == {"passed"}
