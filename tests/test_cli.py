"""The commands as a user runs them: what they exit with, what they say, what they write, and that they always say the same."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graders import cli, session
from graders.catalog import load
from graders.faults import KitFault, UsageFault
from graders.record import CheckResult, ExerciseResult, Report, summarise
from tests.helpers import ROOT, command, kit, processes, submission, until

#: A learner on the way: two right, three wrong in unlike ways, one not started; the other files are not there.
MIXED = """
import torch


def add_four_ways(x, y):
    return x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), x.add_(y)


def add_into(x, y, out):
    return torch.add(x, y, out=out)


def add_in_place(y, x):
    print("adding", y.shape)
    return y + x


def transpose_in_place(x):
    return x.t_()


def as_rows(x, k):
    raise NotImplementedError


def flatten_batch(x):
    if x.dim() > 2:
        raise RuntimeError("what is this?")
    return torch.flatten(x, 1) if x.dim() > 1 else x.unsqueeze(1)
"""


def read(folder: Path) -> dict[str, Any]:
    """report.json as a tree."""
    return json.loads((folder / "report.json").read_text("utf-8"))  # type: ignore[no-any-return]


def timeless(tree: Any) -> Any:
    """The same tree without what is measured in seconds."""
    if isinstance(tree, dict):
        return {k: timeless(v) for k, v in tree.items() if k != "seconds"}
    return [timeless(v) for v in tree] if isinstance(tree, list) else tree


def graded(*words: object, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `grade`; it must exit with `code`."""
    done = kit("grade", *map(str, words), **environment)
    assert done.returncode == code, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The learner's folder."""
    return submission(tmp_path_factory.mktemp("mixed") / "ada", {"01_tensors.py": MIXED})


@pytest.fixture(scope="module")
def one_judge(mixed: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A run over everything by one judge: its report's folder and what it printed."""
    out = mixed.parent / "one"
    return out, graded(mixed, "--workers", 0, "--report", out)


# ----------------------------------------------------------------------------------------------------------- bad usage

USAGES = {
    "nothing": ((), "COMMAND"),
    "no such command": (("grate",), "invalid choice"),
    "no such folder": (("grade", "no/such/folder"), r"There is no folder .*no/such/folder"),
    "a file instead of a folder": (("grade", "pyproject.toml"), r"pyproject\.toml is no folder"),
    "an exercise that is misspelt": (("grade", "exercises", "--only", "ad_in_place"), "add_in_place"),
    "an exercise in capitals": (("grade", "exercises", "--only", "CUBE"), r"did you mean Cube\?"),
    "an exercise like no other": (("grade", "exercises", "--only", "qqqqqq"), "`list` shows them all"),
    "points that are no number": (("grade", "exercises", "--fail-under", "many"), "--fail-under"),
    "points that are nan": (("grade", "exercises", "--fail-under", "nan"), "--fail-under"),
    "a seed that is no number": (("grade", "exercises", "--seed", "x"), "--seed"),
    "fewer than no workers": (("grade", "exercises", "--workers", "-1"), "--workers"),
    "far too many workers": (("grade", "exercises", "--workers", "100000"), "--workers"),
    "a cohort without a place for it": (("cohort", "exercises"), "--out"),
    "a cohort of nothing": (("cohort", "no/such/folder", "--out", "x"), "There is no folder"),
    "a GPU that is not there": (("grade", "exercises", "--device", "cuda"), "DEVICE=cuda insists on a real GPU"),
    "a cohort on a GPU that is not there": (
        ("cohort", ".", "--out", "no/such/folder", "--device", "cuda"),
        "DEVICE=cuda insists on a real GPU",
    ),
    "a device that is none": (("grade", "exercises", "--device", "tpu"), "--device"),
}


@pytest.mark.parametrize("words, says", USAGES.values(), ids=USAGES)
def test_bad_usage_is_one_sentence_and_2(words: tuple[str, ...], says: str) -> None:
    """Whatever is asked wrongly ends with 2 and says on stderr what, without a traceback and without grading."""
    done = kit(*words, CUDA_VISIBLE_DEVICES="")
    assert done.returncode == 2
    assert re.search(says, done.stderr)
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_misspelt_exercise_is_told_with_what_was_meant() -> None:
    """One line that holds the word and the likeliest names."""
    done = kit("grade", "exercises", "--only", "ad_in_place")
    assert done.stderr.count("\n") == 1
    assert "'ad_in_place'" in done.stderr
    assert "did you mean" in done.stderr


def test_help_is_0() -> None:
    """`--help` is no fault."""
    done = kit("grade", "--help")
    assert done.returncode == 0
    assert "--fail-under" in done.stdout


def test_list_shows_every_exercise() -> None:
    """All names, with points, and the sum."""
    done = kit("list")
    assert done.returncode == 0
    assert all(exercise.name in done.stdout for exercise in load().exercises)
    assert f"{len(load().exercises)} exercises, {load().points:g} points" in done.stdout


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """`python -m graders list | head -1` ends quietly."""
    ear, mouth = os.pipe()
    os.close(ear)
    try:
        done = subprocess.run(**(command("list") | {"stdout": mouth}), check=False, timeout=60)
    finally:
        os.close(mouth)
    assert (done.returncode, done.stderr) == (0, "")


# ---------------------------------------------------------------------------- exit codes, from a report that is made up


def made_up(*statuses: Any, complete: bool = True) -> Report:
    """A report of as many exercises of a point each."""
    checks = [
        (CheckResult(name=f"test_{i}", device="cpu", status=status, message="why"),)
        for i, status in enumerate(statuses)
    ]
    exercises = tuple(summarise(f"exercise_{i}", "01_tensors.py", 1.0, each) for i, each in enumerate(checks))
    return Report(submission="made up", exercises=exercises, complete=complete)


CODES: dict[str, tuple[Any, list[str], int]] = {
    "all passed": (made_up("passed", "passed"), [], 0),
    "some failed": (made_up("passed", "failed"), [], 0),
    "not started": (made_up("not_started"), [], 0),
    "as many points as asked": (made_up("passed", "failed"), ["--fail-under", "1"], 0),
    "too few points": (made_up("passed", "failed"), ["--fail-under", "1.5"], 1),
    "no points, none asked": (made_up("failed"), ["--fail-under", "0"], 0),
    "a kit error": (made_up("passed", "kit_error"), [], 3),
    "a kit error and too few points": (made_up("failed", "kit_error"), ["--fail-under", "2"], 3),
    "an interruption": (made_up("passed", "failed", complete=False), [], 130),
    "an interruption with a kit error": (made_up("kit_error", complete=False), ["--fail-under", "9"], 130),
    "no such submission": (UsageFault("There is no folder x."), [], 2),
    "the kit can't": (KitFault("no worker process"), [], 3),
    "Ctrl-C": (KeyboardInterrupt(), [], 130),
    "a bug of ours": (ZeroDivisionError("oops"), [], 3),
}


@pytest.mark.parametrize("outcome, options, code", CODES.values(), ids=CODES)
def test_the_exit_code_says_how_it_went(
    monkeypatch: Any, tmp_path: Path, capsys: Any, outcome: Any, options: list[str], code: int
) -> None:
    """0 graded, 1 below --fail-under, 2 bad usage, 3 the kit's own fault, 130 interrupted; the kit's fault before the points."""

    def run(*args: object) -> Report:
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome  # type: ignore[no-any-return]

    monkeypatch.setattr(session, "run", run)
    assert cli.main(["grade", "exercises", "--report", str(tmp_path), *options]) == code
    printed = capsys.readouterr()
    if isinstance(outcome, Report):
        assert "made up" in printed.out
        assert read(tmp_path)["complete"] is outcome.complete
    else:
        assert len(printed.err.splitlines()) == 1 or isinstance(outcome, ZeroDivisionError)


def test_a_report_folder_that_can_not_be_written_into_costs_no_sight_of_the_verdicts(
    monkeypatch: Any, tmp_path: Path, capsys: Any
) -> None:
    """A file where the folder should be: the verdicts are shown all the same, then one sentence, and 2."""
    (tmp_path / "file").write_text("mine")
    monkeypatch.setattr(session, "run", lambda *args: made_up("passed"))
    assert cli.main(["grade", "exercises", "--report", str(tmp_path / "file")]) == 2
    printed = capsys.readouterr()
    assert "exercise_0" in printed.out
    assert len(printed.err.splitlines()) == 1
    assert "can't be written" in printed.err
    assert (tmp_path / "file").read_text() == "mine"


def shown_on_a_terminal(**environment: str) -> str:
    """What `grade` shows on a terminal, for a made-up report."""
    code = (
        "import sys; sys.path.insert(0, '.')\nfrom graders import cli, session\nfrom tests.test_cli import made_up\n"
        "session.run = lambda *args: made_up('passed', 'failed', 'not_started', 'kit_error')\n"
        "import tempfile\nwith tempfile.TemporaryDirectory() as out: sys.exit(cli.main(['grade', 'exercises', '--report', out]))\n"
    )
    ours, theirs = pty.openpty()
    plain = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "CI")} | {
        "TERM": "xterm-256color"
    }
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=plain | environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as made:
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 1 << 16):
                seen += part
        except OSError:  # how a terminal says that the other side has closed it
            pass
        os.close(ours)
    assert made.returncode == 3, seen
    return seen.decode()


def test_colour_is_for_terminals_and_never_the_only_sign() -> None:
    """A terminal gets colour, NO_COLOR takes it away, and the text is the same."""
    coloured, plain = shown_on_a_terminal(), shown_on_a_terminal(NO_COLOR="1")
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


# ------------------------------------------------------------------------------------------------------------- reports


def test_a_run_is_0_and_plain_in_a_pipe(one_judge: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """Graded is 0 whatever the points; a pipe gets no escape sequence, no progress, nothing on stderr."""
    _, done = one_judge
    assert "\x1b" not in done.stdout
    assert "\r" not in done.stdout
    assert done.stderr == ""
    assert "Total for ada" in done.stdout


def test_the_report_has_the_fields_that_others_rely_on(
    one_judge: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    """report.json is as design.md fixes it: names, types, words, sums."""
    tree = read(one_judge[0])
    assert {"version", "submission", "seed", "points", "max_points", "exercises"} <= tree.keys()
    assert (tree["version"], tree["submission"], tree["seed"], tree["complete"]) == (1, "ada", None, True)
    assert tree["max_points"] == load().points
    assert tree["points"] == sum(exercise["points"] for exercise in tree["exercises"])
    assert [exercise["name"] for exercise in tree["exercises"]] == [exercise.name for exercise in load().exercises]
    for exercise in tree["exercises"]:
        assert {"name", "file", "status", "points", "max_points", "message", "mistake", "checks"} <= exercise.keys()
        assert exercise["status"] in ("passed", "failed", "not_started", "kit_error")
        assert exercise["points"] == (exercise["max_points"] if exercise["status"] == "passed" else 0)
        assert isinstance(exercise["message"], str)
        for check in exercise["checks"]:
            assert {"name", "device", "status", "message", "mistake", "cause", "seconds"} <= check.keys()
            assert check["device"] in ("cpu", "simulated", "cuda")
            assert check["cause"] in (
                None,
                "answer",
                "exception",
                "timeout",
                "memory",
                "crash",
                "output",
                "missing",
                "import",
                "forged",
            )
            assert (check["cause"] is None) == (check["status"] != "failed")
            assert check["seconds"] >= 0


def test_the_learner_is_told_what_is_wrong(one_judge: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """Each state of the mixed submission is in the report, with its mistake, and in what was printed."""
    out, done = one_judge
    found = {exercise["name"]: exercise for exercise in read(out)["exercises"]}
    assert found["transpose_in_place"]["status"] == "passed"
    assert (found["as_rows"]["status"], found["as_rows"]["message"]) == ("not_started", "Not started.")
    assert (found["add_in_place"]["status"], found["add_in_place"]["mistake"]) == ("failed", "A4a")
    assert found["add_four_ways"]["mistake"] == "A4b"
    assert "what is this?" in found["flatten_batch"]["message"]
    assert found["array_view_of"]["checks"][0]["cause"] == "missing"
    assert "02_numpy_bridge.py is not there" in found["array_view_of"]["message"]
    assert "It printed: adding" in found["add_in_place"]["message"]
    assert done.stdout.count("02_numpy_bridge.py is not there") <= 2
    words = load().mistake("A4a")
    assert words.rule in " ".join(done.stdout.split())


def test_three_files_are_written_and_nothing_else(one_judge: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """report.json, junit.xml and index.html, from one record; no half-written file stays."""
    out, _ = one_judge
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "junit.xml", "report.json"]
    assert "add_in_place" in (out / "junit.xml").read_text("utf-8")
    assert "add_in_place" in (out / "index.html").read_text("utf-8")
    assert Report.from_json(read(out)).points == read(out)["points"]


def test_several_judges_say_the_same(
    mixed: Path, one_judge: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """The report of two judges beside one another is the report of one, to the letter, but for the seconds."""
    graded(mixed, "--workers", 2, "--report", tmp_path)
    assert timeless(read(tmp_path)) == timeless(read(one_judge[0]))


def test_a_choice_of_exercises_says_the_same(
    mixed: Path, one_judge: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """`--only` gives those exercises the verdicts that they have among all, and `--fail-under` counts their points only."""
    only = ["--only", "as_rows", "--only", "transpose_in_place"]
    graded(mixed, *only, "--report", tmp_path, "--fail-under", 1.5, code=1)
    among_all = {exercise["name"]: exercise for exercise in timeless(read(one_judge[0]))["exercises"]}
    alone = timeless(read(tmp_path))
    assert [exercise["name"] for exercise in alone["exercises"]] == ["transpose_in_place", "as_rows"]
    assert all(exercise == among_all[exercise["name"]] for exercise in alone["exercises"])
    assert alone["points"] == 1


# -------------------------------------------------------------------------------------------- pytest, as an editor runs it

VERDICTS = """
import json, os
from pathlib import Path
def pytest_collection_modifyitems(items):
    if os.environ.get("BACKWARDS"): items.reverse()
def pytest_runtest_logreport(report):
    for name, value in report.user_properties:
        if name == "blitz" and report.when == "call" and "PYTEST_XDIST_WORKER" not in os.environ:
            with open(os.environ["VERDICTS"], "a") as file: print(json.dumps([report.outcome, report.worker_id if hasattr(report, "worker_id") else "", value]), file=file)
"""


def checked(folder: Path, tmp_path: Path, *words: str, **environment: str) -> tuple[str, list[list[Any]]]:
    """Runs pytest on the checks; what it printed, and [outcome, worker, verdict] of each check in the order of its end."""
    (tmp_path / "verdicts_plugin.py").write_text(VERDICTS)
    out = tmp_path / "verdicts"
    out.write_text("")
    more = {"PYTHONPATH": str(tmp_path), "VERDICTS": str(out)} | environment
    arguments = command(**more)
    arguments["args"] = [
        sys.executable,
        "-m",
        "pytest",
        "graders/checks",
        "-p",
        "verdicts_plugin",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
    ]
    arguments["args"] += ["--submission", str(folder), *words]
    done = subprocess.run(**arguments, check=False, timeout=240)
    return done.stdout + done.stderr, [json.loads(line) for line in out.read_text().splitlines()]


def agree(verdicts: list[list[Any]], out: Path) -> None:
    """Each verdict is the one in the report."""
    known = {
        (exercise["name"], check["name"], check["device"]): check
        for exercise in timeless(read(out))["exercises"]
        for check in exercise["checks"]
    }
    for outcome, _, verdict in verdicts:
        check = timeless(verdict["check"])
        assert check == known[verdict["exercise"], check["name"], check["device"]]
        assert (outcome == "passed") == (check["status"] == "passed")


def test_pytest_over_several_judges_says_the_same(mixed: Path, one_judge: Any, tmp_path: Path) -> None:
    """`pytest graders/checks -n 2` has the verdicts of `grade`, each as a failed or passed test with the learner's message."""
    printed, verdicts = checked(mixed, tmp_path, "-n", "2", "--only", "01")
    assert {worker for _, worker, _ in verdicts} == {"gw0", "gw1"}
    assert len(verdicts) == sum(
        len(devices) for exercise in load().of_file("01_tensors.py") for _, devices in exercise.checks
    )
    agree(verdicts, one_judge[0])
    assert load().mistake("A4a").rule in printed
    assert "Traceback" not in printed


def test_pytest_in_another_order_says_the_same(mixed: Path, one_judge: Any, tmp_path: Path) -> None:
    """`pytest graders/checks -k add_in_place` runs that check alone; backwards, with its neighbours, it says the same."""
    printed, verdicts = checked(mixed, tmp_path, "-k", "add_in_place or flatten_batch or as_rows", BACKWARDS="1")
    assert verdicts, printed
    names = [verdict["exercise"] for _, _, verdict in verdicts]
    assert names == [
        name for name in ("flatten_batch", "as_rows", "add_in_place") for _ in ("cuda", "simulated", "cpu")
    ]
    agree(verdicts, one_judge[0])
    assert "6 failed" in printed


def test_pytest_without_a_submission_says_so(tmp_path: Path) -> None:
    """A folder that is not there is a sentence in the test's place, no traceback of ours."""
    printed, verdicts = checked(tmp_path / "none", tmp_path, "-k", "test_add_in_place")
    assert verdicts == []
    assert "There is no folder" in printed
    assert "Traceback" not in printed
    assert "plugin.py" not in printed


# ------------------------------------------------------------------------------------------- interruptions, bad machines

QUICK_THEN_ENDLESS = """
def add_in_place(y, x):
    return y + x
def transpose_in_place(x):
    import time
    time.sleep(1000)
"""


@pytest.mark.parametrize("workers", ["0", "2"])
def test_an_interruption_leaves_what_is_known(tmp_path: Path, workers: str) -> None:
    """Ctrl-C in the middle: 130, a report that says that it is not complete and holds what was known, nothing left running."""
    folder, out, temporary = (
        submission(tmp_path / "s", {"01_tensors.py": QUICK_THEN_ENDLESS}),
        tmp_path / "r",
        tmp_path / "t",
    )
    temporary.mkdir()
    only = ["--only", "add_in_place", "--only", "transpose_in_place"]
    words = command("grade", str(folder), *only, "--workers", workers, "--report", str(out), TMPDIR=str(temporary))
    with subprocess.Popen(**words, start_new_session=True) as made:
        # which of two judges is first to have a verdict is nobody's promise
        until(lambda: (out / "report.json").exists() and read(out)["exercises"][0]["mistake"] is not None)
        partial = read(out)
        os.killpg(made.pid, signal.SIGINT)
        printed, errors = made.communicate(timeout=60)
    assert made.returncode == 130, printed + errors
    assert "Traceback" not in errors
    for tree in (partial, read(out)):
        assert tree["complete"] is False
        first, second = tree["exercises"]
        assert (first["name"], first["mistake"]) == ("add_in_place", "A4a")
        assert (second["status"], second["points"]) == ("failed", 0)
    assert "This check did not run." in second["message"]
    until(lambda: not processes(str(temporary)), 15)
    assert list(temporary.iterdir()) == []


def test_two_runs_at_once_do_not_meet(mixed: Path, tmp_path: Path) -> None:
    """Two runs into the same report, one of them of "." in the learner's own folder and with a secret: both exit 0, the report
    is one of theirs, whole, the secret is nowhere, and nothing is written into the submission.
    """
    words = ["--only", "as_rows", "--report", str(tmp_path)]
    there = command("grade", str(mixed), *words, "--seed", "987654321")
    here = command("grade", ".", *words, "--seed", "987654321", PYTHONPATH=str(ROOT)) | {"cwd": mixed}
    both = [subprocess.Popen(**arguments) for arguments in (there, here)]
    printed = [made.communicate(timeout=120) for made in both]
    assert [errors for _, errors in printed] == ["", ""]
    assert [made.returncode for made in both] == [0, 0]
    tree = read(tmp_path)
    assert (tree["complete"], tree["submission"]) == (True, "ada")
    assert re.fullmatch(r"sha256:[0-9a-f]{8}", tree["seed"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "junit.xml", "report.json"]
    assert all(
        "987654321" not in text for text in (printed[0][0], *(path.read_text("utf-8") for path in tmp_path.iterdir()))
    )
    assert [path.name for path in mixed.iterdir()] == ["01_tensors.py"]


def test_a_full_disk_is_one_sentence(mixed: Path, tmp_path: Path) -> None:
    """Where the report does not fit on the disk: the verdicts on the screen, one sentence, 3, and no half file."""
    mount = 'mount -t tmpfs -o size=16k none "$0" && head -c 1000000 /dev/zero > "$0/full" 2>/dev/null; '
    inside = ["unshare", "-m", "sh", "-c"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*inside, "mount -t tmpfs none /mnt"], capture_output=True, check=False).returncode
    ):
        pytest.skip("needs a mount namespace, to have a full disk in")
    arguments = command("grade", str(mixed), "--only", "add_in_place", "--report", str(tmp_path))
    arguments["args"] = [*inside, mount + 'exec "$@"', str(tmp_path), *arguments["args"]]
    done = subprocess.run(**arguments, check=False, timeout=120)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "Total for ada" in done.stdout
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr


def test_a_check_that_vanished_scores_zero_and_says_so() -> None:
    """What the catalog lists must have a verdict: where none came the exercise fails, a real GPU's is skipped."""
    collector = session.Collector({})
    lost = collector.result_of("add_in_place", "test_add_in_place", "cpu", complete=True)
    assert (lost.status, lost.message, lost.counts) == ("failed", "This check did not run.", True)
    gpu = collector.result_of("add_in_place", "test_add_in_place", "cuda", complete=True)
    assert (gpu.status, gpu.counts) == ("skipped", False)
    wanted = session.Collector({}, gpu_counts=True).result_of(
        "add_in_place", "test_add_in_place", "cuda", complete=True
    )
    assert (wanted.status, wanted.counts) == ("failed", True)
    done = summarise("add_in_place", "01_tensors.py", 1.0, (replace(lost, status="passed", message=""), gpu))
    assert (done.status, done.points) == ("passed", 1.0)
    assert isinstance(done, ExerciseResult)
