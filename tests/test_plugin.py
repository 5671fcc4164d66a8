"""pytest's side of the judge: what is collected, what is chosen, what is refused, and what becomes of a judge that dies."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from graders.catalog import load
from tests.helpers import ROOT, command, submission, until

CHECKS = {
    f"{name}[{device}]"
    for exercise in load().exercises
    if (ROOT / "graders" / "checks" / f"test_{exercise.file}").exists()
    for name, devices in exercise.checks
    for device in devices
}


def run_pytest(*words: str, **environment: str) -> tuple[int, str]:
    """pytest's exit code, and what it printed."""
    arguments = command(**environment)
    arguments["args"] = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    done = subprocess.run(**arguments, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


def collected(*words: str) -> set[str]:
    """The checks that pytest would run."""
    code, printed = run_pytest("graders/checks", "--collect-only", *words)
    assert code in (0, 5), printed
    return {match[1] for match in re.finditer(r"::(\w+\[\w+\])", printed)}


def test_what_is_collected_is_what_the_catalog_lists(tmp_path: Path) -> None:
    """Every check on each of its devices and no other; collecting starts no worker process."""
    arguments = command(TMPDIR=str(tmp_path))
    arguments["args"] = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "graders/checks",
        "--collect-only",
    ]
    done = subprocess.run(**arguments, check=True, timeout=120)
    assert {match[1] for match in re.finditer(r"::(\w+\[\w+\])", done.stdout)} == CHECKS
    assert list(tmp_path.iterdir()) == []


def test_only_names_match_exactly() -> None:
    """`--only Cube` takes no other exercise along that has the word in its name, and a file's number takes the file."""
    assert collected("--only", "add_in_place") == {
        f"test_add_in_place[{device}]" for device in ("cpu", "simulated", "cuda")
    }
    of_the_file = {name for exercise in load().of_file("02_numpy_bridge.py") for name, _ in exercise.checks}
    assert {name.split("[")[0] for name in collected("--only", "02")} == of_the_file


def test_a_marker_chooses_the_device() -> None:
    """Each check has the marker of its device, all of them declared, also where pytest-xdist (whose marker one is) is away."""
    assert collected("-m", "simulated", "-p", "no:xdist", "--strict-markers") == {
        check for check in CHECKS if check.endswith("[simulated]")
    }


def test_an_unknown_name_is_refused_with_what_was_meant() -> None:
    """A misspelt `--only` is pytest's usage error, in the words of `grade`."""
    code, printed = run_pytest("graders/checks", "--only", "ad_in_place", "--collect-only")
    assert code == 4
    assert "did you mean" in printed
    assert "Traceback" not in printed


def test_a_check_that_the_catalog_does_not_list_is_refused(tmp_path: Path) -> None:
    """Nobody adds a check and forgets to say which exercise and devices it is for."""
    (tmp_path / "test_more.py").write_text(
        "from graders.judge.check import check\n@check('add_in_place')\ndef test_unlisted(learner):\n    '''More.'''\n"
    )
    code, printed = run_pytest(str(tmp_path), "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT))
    assert code != 0
    assert "catalog.toml does not list test_unlisted under add_in_place" in printed


def test_other_tests_pay_nothing(tmp_path: Path) -> None:
    """The kit's own tests run under the same plugin: no judge, no Hypothesis, no worker process for them."""
    (tmp_path / "test_plain.py").write_text(
        "import sys\ndef test_plain():\n    loaded = {'graders.judge.check', 'hypothesis', 'numpy', 'torch'} & set(sys.modules)\n    assert not loaded, loaded\n"
    )
    words = [
        str(tmp_path),
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(ROOT),
        "-p",
        "no:hypothesispytest",
        "-p",
        "no:anyio",
    ]
    code, printed = run_pytest(*words)
    assert code == 0, printed


def test_markers_are_declared() -> None:
    """cpu, simulated and gpu are known, and a marker that is not is an error."""
    code, printed = run_pytest("--markers")
    assert code == 0
    for name in ("cpu", "simulated", "gpu"):
        assert f"@pytest.mark.{name}:" in printed


def children(pid: int) -> list[int]:
    """Pids of a process's children."""
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def judges(pid: int) -> list[int]:
    """The judges beside the first that a run of `grade` made: forks of it."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
        return [child for child in children(pid) if Path(f"/proc/{child}/cmdline").read_bytes() == words]
    except OSError:  # one that is gone meanwhile
        return []


def zygote_of(pid: int) -> list[int]:
    """The worker process that a run started."""
    return [child for child in children(pid) if b"zygote.py" in Path(f"/proc/{child}/cmdline").read_bytes()]


ONLY = ("--only", "add_in_place", "--only", "transpose_in_place")
LOOPS = "def add_in_place(y, x):\n    return y + x\ndef transpose_in_place(x):\n    while True: pass\n"


def test_a_judge_that_dies_costs_nobody_points(tmp_path: Path) -> None:
    """Judges that are killed from outside (memory, say) in the middle of a check: that check is a kit fault, the rest is judged."""
    folder, out = submission(tmp_path / "s", {"01_tensors.py": LOOPS}), tmp_path / "r"
    with subprocess.Popen(**command("grade", str(folder), *ONLY, "--workers", "2", "--report", str(out))) as made:
        until((out / "report.json").exists)
        for judge in judges(made.pid):
            os.kill(judge, signal.SIGKILL)
        printed, errors = made.communicate(timeout=120)
    assert made.returncode in (0, 3), errors
    tree = json.loads((out / "report.json").read_text())
    assert tree["complete"] is True, printed
    first, second = tree["exercises"]
    assert (first["name"], first["mistake"]) == ("add_in_place", "A4a")
    lost = [check for check in second["checks"] if check["status"] == "kit_error"]
    assert lost
    assert {check["message"] for check in lost} == {"Regrade needed: The judge was ended by signal 9 at this check."}
    others = [check for check in second["checks"] if check not in lost and check["status"] != "skipped"]
    assert all(check["cause"] == "timeout" for check in others)


def test_a_run_whose_judges_die_always_ends(tmp_path: Path) -> None:
    """Where each judge is killed as soon as it is there the run ends, says so for each check, and takes no points."""
    folder, out = submission(tmp_path / "s", {"01_tensors.py": LOOPS}), tmp_path / "r"
    with subprocess.Popen(**command("grade", str(folder), *ONLY, "--workers", "2", "--report", str(out))) as made:
        until(lambda: zygote_of(made.pid))  # what was started before it has a name of its own by then
        while made.poll() is None:
            for judge in judges(made.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(judge, signal.SIGKILL)
        printed, errors = made.communicate()
    assert made.returncode == 3, errors
    tree = json.loads((out / "report.json").read_text())
    assert tree["complete"] is True, printed
    checks = [check for exercise in tree["exercises"] for check in exercise["checks"] if check["counts"]]
    assert {check["status"] for check in checks} == {"kit_error"}
    assert all("judge" in check["message"] for check in checks)
