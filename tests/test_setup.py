"""Set-up as a person meets it: the real Makefile and setup.sh on a machine made of fakes.

A real installation takes minutes and a network. Here PATH holds the small tools of any Linux, and a `python3.13`, `pip` and
`uv` that leave the traces of the real ones (a few folders) and note that they were called. What is asserted is what a
person sees: exit status, sentences, and who was called.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = [
    "cat",
    "cksum",
    "date",
    "df",
    "env",
    "find",
    "flock",
    "grep",
    "id",
    "ln",
    "ls",
    "make",
    "mkdir",
    "mv",
    "nproc",
    "readlink",
    "rm",
    "sed",
    "sh",
    "sleep",
    "tail",
    "tr",
]

# What every fake Python does. Questions about itself are answered from the three variables on top, the little programs of
# setup.sh are run by a real Python, everything else leaves traces in the environment that it lies in.
PYTHON = """#!/bin/sh
version={version} minor={minor} tools={tools} self='{self}' state='{state}'
echo "python $*" | head -n 1 >>"$state/calls"
folder=${{0%/bin/*}}
site=$folder/lib/python3.13/site-packages
case $* in
    '-E -c'*) echo "$version $minor $tools $self" ;;
    '-c '*) exec '{real}' "$@" ;;
    '--version') echo "Python $version" ;;
    '-m venv '*)
        mkdir -p "$3/bin" "$3/lib/python3.13/site-packages/pip"
        printf '#!%s/bin/python\\n' "$3" >"$3/bin/pytest"
        ln -s "$self" "$3/bin/python"
        echo "home = /usr/bin" >"$3/pyvenv.cfg" ;;
    '-m pip --version') ;;
    '-m pip install '*)
        . "$state/pip"
        mkdir -p "$site/torch" "$site/numpy" ;;
    *) for word; do printf '<%s>' "$word"; done; echo ;;
esac
"""
UV = """#!/bin/sh
state='{state}' python='{python}'
echo "uv $* backend=${{UV_TORCH_BACKEND-none}}" >>"$state/calls"
case $1 in
    venv) for folder; do :; done; "$python" -m venv "$folder" ;;
    pip) exec "$4" -m pip install uv ;;
esac
"""
OFFLINE = """
echo "WARNING: Retrying after connection broken by 'NewConnectionError: Temporary failure in name resolution'"
echo "ERROR: Could not find a version that satisfies the requirement torch (from versions: none)"
echo "ERROR: No matching distribution found for torch"
exit 1
"""
FULL = "echo \"ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device: '/x'\"; exit 1"
# Tells the test that it is there, and waits to be told to go on.
WAITS = 'echo $$ >"$state/pid"; echo >"$state/there"; read -r _ <"$state/go"'


class Machine:
    """A fresh clone of the kit on a machine of fakes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kit, self.bin, self.state = folder / "kit", folder / "bin", folder / "state"
        for path in (self.kit / "graders", self.bin, self.state):
            path.mkdir(parents=True)
        for name in ("Makefile", "pyproject.toml", "constraints.txt", "graders/setup.sh"):
            shutil.copy(ROOT / name, self.kit / name)
        for tool in [*TOOLS, "head"]:
            if found := shutil.which(tool):
                (self.bin / tool).symlink_to(found)
        self.pip("")

    @property
    def venv(self) -> Path:
        return self.kit / ".venv"

    def python(self, name: str = "python3.13", version: str = "3.13.0", *, tools: int = 1) -> Path:
        """Puts a Python on PATH."""
        major, minor = map(int, version.split(".")[:2])
        facts = {"version": version, "minor": 100 * major + minor, "tools": tools, "state": self.state}
        return self.script(name, PYTHON.format(**facts, self=self.bin / name, real=sys.executable))

    def uv(self) -> None:
        """Puts a uv on PATH."""
        self.script("uv", UV.format(state=self.state, python=self.bin / "python3.13"))

    def script(self, name: str, text: str) -> Path:
        path = self.bin / name
        path.write_text(text)
        path.chmod(0o755)
        return path

    def pip(self, text: str) -> None:
        """What pip does from now on, before it succeeds: lines of shell."""
        (self.state / "pip").write_text(text)

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """Runs make; of the tester's environment nothing gets through."""
        return subprocess.Popen(
            ["make", *words],
            cwd=self.kit,
            env={"PATH": str(self.bin), "HOME": str(self.folder), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - a tester may run in the background
        )

    def make(self, *words: str, fails: bool = False, **environment: str) -> str:
        """What `make` says, on both streams, and that it ends as it should."""
        self.state.joinpath("calls").write_text("")
        process = self.start(*words, **environment)
        out, err = process.communicate(timeout=20)
        assert (process.returncode != 0) == fails, out + err
        return out + err

    def told(self, *words: str, **environment: str) -> str:
        """The one sentence that a failing run ends with; nothing that the next one would trust is there."""
        text = self.make(*words, fails=True, **environment)
        sentences = [line.removeprefix("Set-up: ") for line in text.splitlines() if line.startswith("Set-up: ")]
        assert len([one for one in sentences if not one.startswith("making")]) == 1, text
        assert not (self.venv / "kit.stamp").exists()
        return sentences[-1]

    @property
    def calls(self) -> str:
        """Who was called since the last `make` began."""
        return self.state.joinpath("calls").read_text()

    def fifos(self) -> tuple[int, int]:
        """Makes pip wait; hands out the ends that tell when it is there and let it go on."""
        for name in ("there", "go"):
            os.mkfifo(self.state / name)
        self.pip(WAITS)
        there, go = (os.open(self.state / name, os.O_RDWR) for name in ("there", "go"))
        return there, go


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with one good Python, 3.13, and no uv."""
    made = Machine(tmp_path)
    made.python()
    return made


def wait_for(descriptor: int) -> None:
    """Until the waiting pip is there."""
    ready, _, _ = select.select([descriptor], [], [], 10)
    assert ready, "pip was never called"
    os.read(descriptor, 100)


# ---- made once -----------------------------------------------------------------------------------------------------


def test_first_run_makes_the_environment_and_the_command_runs_in_it(machine: Machine) -> None:
    """On a fresh machine one command makes .venv and then does its work."""
    said = machine.make("grade", "EX=add_into")
    assert "making .venv with Python 3.13.0" in said
    assert "<-m><graders><grade><--only><add_into>" in said
    assert re.search(r"-m pip install .*-c constraints\.txt", machine.calls)


def test_what_is_installed_is_what_pyproject_declares(machine: Machine) -> None:
    """Pip is given the dependencies of pyproject.toml, and the kit itself is not installed."""
    machine.pip('cat "$folder/kit.requirements" >"$state/wanted"')
    machine.make("setup")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert (machine.state / "wanted").read_text().splitlines() == declared


def test_second_run_calls_nobody(machine: Machine) -> None:
    """Where all is there, set-up starts no Python and asks no network."""
    machine.make("setup")
    said = machine.make("check")
    assert machine.calls.splitlines() == ["python -m graders check"]
    assert "Set-up" not in said


def test_second_setup_says_that_all_is_ready(machine: Machine) -> None:
    """`make setup` has an answer also when there is nothing to do."""
    machine.make("setup")
    assert machine.make("setup") == ".venv is ready: Python 3.13.0\n"


def test_a_clone_in_a_folder_with_blanks_works(tmp_path: Path) -> None:
    """Blanks in the path of the clone do no harm."""
    machine = Machine(tmp_path / "my own kit")
    machine.python()
    machine.make("setup")
    machine.make("setup")
    assert machine.calls.splitlines() == ["python --version"]


# ---- mended --------------------------------------------------------------------------------------------------------


def lose_python(venv: Path) -> None:
    (venv / "bin/python").unlink()


def dangle_python(venv: Path) -> None:
    lose_python(venv)
    (venv / "bin/python").symlink_to("/nowhere/python3.13")


def lose_torch(venv: Path) -> None:
    (venv / "lib/python3.13/site-packages/torch").rmdir()


def lose_stamp(venv: Path) -> None:
    (venv / "kit.stamp").unlink()


def lose_everything_but_the_stamp(venv: Path) -> None:
    shutil.rmtree(venv / "lib")
    shutil.rmtree(venv / "bin")


@pytest.mark.parametrize("harm", [lose_python, dangle_python, lose_torch, lose_stamp, lose_everything_but_the_stamp])
def test_a_damaged_environment_is_made_anew(machine: Machine, harm: Callable[[Path], None]) -> None:
    """What is half there is noticed by itself, said, and made anew."""
    machine.make("setup")
    harm(machine.venv)
    (machine.venv / "leftover").touch()
    assert "making .venv" in machine.make("setup")
    assert not (machine.venv / "leftover").exists()
    machine.make("setup")
    assert machine.calls.splitlines() == ["python --version"]


def test_a_killed_setup_is_noticed(machine: Machine) -> None:
    """SIGKILL in the middle of an installation leaves nothing that the next run trusts."""
    there, _ = machine.fifos()
    process = machine.start("setup")
    wait_for(there)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    machine.pip("")
    said = machine.make("setup")
    assert ".venv is half-made" in said
    assert "making .venv" in said


def test_ctrl_c_says_so_and_leaves_nothing(machine: Machine) -> None:
    """Ctrl-C ends pip too, says that the next run starts again, and the next run does."""
    there, _ = machine.fifos()
    process = machine.start("setup")
    wait_for(there)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode != 0
    assert "Set-up: interrupted; the next command starts it again." in err
    assert not (machine.venv / "bin").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int((machine.state / "pid").read_text()), 0)
    machine.pip("")
    assert "making .venv" in machine.make("setup")


def test_a_moved_clone_is_mended_without_a_network(machine: Machine) -> None:
    """A clone that was renamed keeps its environment; its scripts name the new place."""
    machine.make("setup")
    machine.kit = machine.kit.rename(machine.folder / "renamed")
    said = machine.make("setup")
    assert "was made as" in said
    assert "-m venv" not in machine.calls
    assert (machine.venv / "bin/pytest").read_text() == f"#!{machine.venv}/bin/python\n"
    machine.make("setup")
    assert machine.calls.splitlines() == ["python --version"]


def test_a_clone_moved_to_a_folder_with_blanks_gets_a_new_environment(machine: Machine) -> None:
    """Where the scripts can't be mended, the environment is made anew."""
    machine.make("setup")
    machine.kit = machine.kit.rename(machine.folder / "my kit")
    assert "making .venv" in machine.make("setup")


def test_new_constraints_are_installed_in_place(machine: Machine) -> None:
    """After a pull that changes versions, pip runs again in the same environment."""
    machine.make("setup")
    with (machine.kit / "constraints.txt").open("a") as file:
        file.write("newcomer==1\n")
    said = machine.make("setup")
    assert "what is to be installed has changed" in said
    assert "-m pip install" in machine.calls
    assert "-m venv" not in machine.calls


def test_new_constraints_without_a_network_spoil_nothing(machine: Machine) -> None:
    """An environment that was whole stays so when an update fails for want of a network."""
    machine.make("setup")
    before = (machine.kit / "constraints.txt").read_text()
    (machine.kit / "constraints.txt").write_text(before + "newcomer==1\n")
    machine.pip(OFFLINE)
    assert "no network" in machine.make("setup", fails=True)
    (machine.kit / "constraints.txt").write_text(before)
    machine.make("setup")
    assert machine.calls.splitlines() == ["python --version"]


# ---- one clear sentence --------------------------------------------------------------------------------------------


def test_no_python(tmp_path: Path) -> None:
    """Without any Python a sentence says which are wanted and how to get one."""
    said = Machine(tmp_path).told("grade")
    assert said.startswith("no Python found: the kit needs Python 3.11, 3.12 or 3.13")


def test_too_old_a_python(tmp_path: Path) -> None:
    """Where there are only old ones, the sentence names the one found."""
    machine = Machine(tmp_path)
    machine.python("python3", "3.9.2")
    assert machine.told("setup").startswith(
        f"Python 3.9.2 ({machine.bin}/python3) is too old: the kit needs Python 3.11, "
    )


def test_a_python_without_ensurepip(tmp_path: Path) -> None:
    """Debian's python3 without python3-venv gets the command that installs it."""
    machine = Machine(tmp_path)
    machine.python("python3", "3.12.3", tools=0)
    said = machine.told("setup")
    assert said.startswith("Python 3.12.3")
    assert "sudo apt install python3-venv" in said


def test_a_python_without_ensurepip_is_passed_over(machine: Machine) -> None:
    """A Python that can't make environments is no reason to fail where another one can."""
    machine.python("python3.13", "3.13.1", tools=0)
    machine.python("python3.11", "3.11.9")
    assert "with Python 3.11.9" in machine.make("setup")


def test_a_shim_that_fails_is_passed_over(machine: Machine) -> None:
    """A file named python3.13 that fails when run is not taken for a Python, and what it hides is found."""
    shims = machine.folder / "shims"
    shims.mkdir()
    for name in ("python3.13", "python3.12"):
        (shims / name).write_text("#!/bin/sh\necho 'pyenv: command not found' >&2; exit 127\n")
        (shims / name).chmod(0o755)
    said = machine.make("setup", PATH=f"{shims}:{machine.bin}")
    assert "with Python 3.13.0" in said
    assert "pyenv" not in said


def test_a_newer_python_serves_with_a_note(tmp_path: Path) -> None:
    """Python 3.14 is taken where there is nothing else, and the note says what is tested."""
    machine = Machine(tmp_path)
    machine.python("python3", "3.14.1")
    assert "note: Python 3.14.1 is newer than the 3.11 to 3.13" in machine.make("setup")


def test_no_network(machine: Machine) -> None:
    """Without a network there is one sentence, pip's last words, and nothing that the next run trusts."""
    machine.pip(OFFLINE)
    assert machine.told("grade").startswith("no network, or the package index does not answer")
    assert not (machine.venv / "bin").exists()
    assert "No matching distribution found for torch" in (machine.venv / "kit.log").read_text()
    machine.pip("")
    assert "making .venv" in machine.make("setup")


@pytest.mark.parametrize(
    ("pip", "sentence"),
    [
        (FULL, "the disk of .* is full"),
        (
            "echo 'ERROR: No matching distribution found for torch==2.14.1'; exit 1",
            "no set of packages fits Python 3.13.0 on ",
        ),
        ("kill -KILL $$", "pip install was killed .exit status 137., perhaps for want of memory"),
        ("echo 'ERROR: it is Monday'; exit 1", "pip install failed .exit status 1.. The last lines of .venv/kit.log:"),
    ],
)
def test_a_failed_installation_says_why(machine: Machine, pip: str, sentence: str) -> None:
    """Disk, platform, memory and whatever else each have a sentence, and nothing half-made stays."""
    machine.pip(pip)
    assert re.match(sentence, machine.told("setup"))
    assert not (machine.venv / "bin").exists()


def test_the_last_lines_of_the_log_are_shown(machine: Machine) -> None:
    """Below the sentence stand pip's own words, and only those that tell something."""
    machine.pip("echo Collecting torch; echo 'ERROR: it is Monday'; echo Bye; exit 1")
    said = machine.make("setup", fails=True)
    assert "    ERROR: it is Monday" in said
    assert "Collecting" not in said


def test_a_folder_that_cannot_be_written(machine: Machine) -> None:
    """Where no environment can be made, that is the sentence."""
    assert machine.told("setup", VENV="/proc/venv").startswith("cannot write to /proc/venv: no permission")


def test_a_file_in_the_place_of_the_environment(machine: Machine) -> None:
    """A file named .venv is not removed."""
    machine.venv.touch()
    process = machine.start("setup")
    assert "Set-up: .venv is a file where the environment should be" in process.communicate()[1]


def test_missing_constraints(machine: Machine) -> None:
    """A constraints file that is not there is named."""
    assert machine.told("setup", "CONSTRAINTS=nope.txt") == "cannot read pyproject.toml or nope.txt."


# ---- PYTHON=, VENV=, uv --------------------------------------------------------------------------------------------


def test_python_is_honoured(machine: Machine) -> None:
    """PYTHON= decides which Python the environment is made with."""
    machine.python("python3.12", "3.12.7")
    assert "making .venv with Python 3.12.7" in machine.make("setup", "PYTHON=python3.12")


def test_another_python_makes_another_environment(machine: Machine) -> None:
    """A PYTHON= that the environment was not made with makes it anew; none at all, or the same, does not."""
    machine.python("python3.12", "3.12.7")
    machine.make("setup")
    assert "making .venv with Python 3.12.7" in machine.make("setup", "PYTHON=python3.12")
    machine.make("setup", PYTHON="python3.12")
    assert machine.calls.splitlines() == ["python --version"]
    machine.make("setup")
    assert machine.calls.splitlines() == ["python --version"]


@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        ("nope", "PYTHON=nope does not run; name a Python 3.11, 3.12 or 3.13."),
        ("python3.8", "PYTHON=python3.8 is Python 3.8.10, which is too old: the kit needs 3.11, 3.12 or 3.13."),
    ],
)
def test_a_python_that_does_not_serve(machine: Machine, python: str, sentence: str) -> None:
    """A PYTHON= that is not there or too old is refused by name, and no other is taken in its place."""
    machine.python("python3.8", "3.8.10")
    assert machine.told("setup", f"PYTHON={python}") == sentence


def test_venv_is_honoured(machine: Machine) -> None:
    """VENV= may name a folder outside the clone, with blanks."""
    elsewhere = machine.folder / "my environments" / "kit"
    said = machine.make("grade", f"VENV={elsewhere}")
    assert "<grade>" in said
    assert (elsewhere / "kit.stamp").exists()
    assert not machine.venv.exists()
    machine.make("setup", f"VENV={elsewhere}")
    assert machine.calls.splitlines() == ["python --version"]


def test_a_folder_with_other_things_is_left_alone(machine: Machine) -> None:
    """A VENV= that names one's home is refused, and nothing in it is touched."""
    home = machine.folder / "home"
    home.mkdir()
    (home / "thesis.tex").touch()
    assert "is a folder with other things in it" in machine.told("setup", f"VENV={home}")
    assert [path.name for path in home.iterdir()] == ["thesis.tex"]


def test_an_environment_of_ones_own_is_used_and_kept(machine: Machine) -> None:
    """A VENV= that someone made by hand is installed into, and not emptied where that fails."""
    own = machine.folder / "own"
    subprocess.run([machine.bin / "python3.13", "-m", "venv", own], check=True, env={"PATH": str(machine.bin)})
    (own / "mine").touch()
    machine.pip(FULL)
    machine.make("setup", f"VENV={own}", fails=True)
    machine.pip("")
    machine.make("setup", f"VENV={own}")
    assert (own / "mine").exists()
    assert "-m venv" not in machine.calls


def test_uv_is_used_where_it_is(machine: Machine) -> None:
    """With uv on PATH it makes the environment and installs, and UV_TORCH_BACKEND reaches it."""
    machine.uv()
    machine.make("setup", UV_TORCH_BACKEND="cpu")
    assert re.search(r"uv venv .*python3\.13 .* backend=cpu", machine.calls)
    assert re.search(r"uv pip install --python .*-c constraints\.txt backend=cpu", machine.calls)
    machine.make("setup")
    assert machine.calls.splitlines() == ["python --version"]


def test_another_torch_backend_makes_another_environment(machine: Machine) -> None:
    """Asking for another build of torch is not answered by the one that is there."""
    machine.uv()
    machine.make("setup")
    assert "was not made with UV_TORCH_BACKEND=cpu" in machine.make("setup", UV_TORCH_BACKEND="cpu")


def test_a_uv_that_does_not_run_is_passed_over(machine: Machine) -> None:
    """A broken uv is no reason to fail: pip does it."""
    machine.script("uv", "#!/bin/sh\nexit 1\n")
    machine.make("setup")
    assert "-m pip install" in machine.calls


# ---- two at once ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tool", ["flock", "no flock"])
def test_two_at_once(machine: Machine, tool: str) -> None:
    """The second of two says that it waits, and then has nothing left to do."""
    if tool == "no flock":
        (machine.bin / "flock").unlink()
    there, go = machine.fifos()
    first = machine.start("setup")
    wait_for(there)
    second = machine.start("setup")
    assert second.stderr is not None
    assert second.stderr.readline() == "Set-up: another set-up of .venv is at work; waiting for it.\n"
    os.write(go, b"\n")
    for process in (first, second):
        out, err = process.communicate(timeout=10)
        assert process.returncode == 0, out + err
    assert machine.calls.count("pip install") == 1


def test_a_lock_of_a_dead_process_is_taken(machine: Machine) -> None:
    """Without flock, the lock that a killed set-up left is noticed."""
    (machine.bin / "flock").unlink()
    dead = subprocess.Popen(["true"])
    dead.wait()
    machine.venv.mkdir()
    (machine.venv / "kit.lock.pid").symlink_to(str(dead.pid))
    assert "making .venv" in machine.make("setup")
    assert not (machine.venv / "kit.lock.pid").is_symlink()


# ---- the commands --------------------------------------------------------------------------------------------------


def test_help_lists_every_target(tmp_path: Path) -> None:
    """`make` alone is `make help`, which needs no Python and lists each command with what it does."""
    machine = Machine(tmp_path)
    said = machine.make("help")
    assert machine.make() == said
    listed = set(re.findall(r"^  make ([a-z]+) +\S", said, re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)) - {"ready"}
    assert listed == targets


def test_arguments_reach_the_module_whole(machine: Machine) -> None:
    """Values of make's variables reach `python -m graders` as they are, blanks and quotes included."""
    said = machine.make("grade", "FROM=my friend's answers", "EX=add_into Cube", "SEED=7", "DEVICE=cpu", "WORKERS=1")
    assert (
        "<-m><graders><grade><my friend's answers><--only><add_into><--only><Cube>"
        "<--device><cpu><--seed><7><--workers><1>\n" in said
    )


def test_a_cohort_needs_two_folders(machine: Machine) -> None:
    """`make cohort` without its folders says how it is used."""
    machine.make("setup")
    assert "usage: make cohort SUBMISSIONS=" in machine.make("cohort", fails=True)
    said = machine.make("cohort", "SUBMISSIONS=all of them", "OUT=out")
    assert said == "<-m><graders><cohort><all of them><--out><out>\n"


def test_lint_installs_its_tools_once(machine: Machine) -> None:
    """`make lint` installs the dev extra on its first use, beside what is there, and not again."""
    machine.make("setup")
    machine.pip('cat "$folder/kit.requirements" >"$state/wanted"')
    machine.make("lint")
    assert (machine.state / "wanted").read_text().split() == ["mypy", "ruff"]
    machine.make("lint")
    assert "pip" not in machine.calls
    machine.make("setup")
    assert machine.calls.splitlines() == ["python --version"]


def test_every_declared_package_has_a_tested_version() -> None:
    """Each name in pyproject.toml is pinned once in constraints.txt, as pyproject.toml allows."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = project["dependencies"] + [one for extra in project["optional-dependencies"].values() for one in extra]
    pinned = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+", line) for line in pinned)
    names = [line.partition("==")[0] for line in pinned]
    assert len(names) == len(set(names))
    assert {re.split(r"[=<>]", one)[0] for one in declared} <= set(names)
    assert {one for one in declared if "==" in one} <= set(pinned)
