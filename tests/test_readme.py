"""What the README shows is what the commands print."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_transcript_of_the_first_five_minutes_is_real(tmp_path: Path) -> None:
    """Writing `return y + x` into the stub of add_in_place prints the README's transcript, line for line."""
    from graders.stubs import stub_of

    stub = stub_of((ROOT / "solutions" / "01_tensors.py").read_text("utf-8"))
    before, name, rest = stub.partition("def add_in_place")
    folder = tmp_path / "exercises"
    folder.mkdir()
    folder.joinpath("01_tensors.py").write_text(
        before + name + rest.replace("raise NotImplementedError", "return y + x", 1)
    )
    command = [
        sys.executable,
        "-m",
        "graders",
        "grade",
        str(folder),
        "--only",
        "add_in_place",
        "--report",
        str(tmp_path / "report"),
    ]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False).stdout
    shown = re.search(r"    \$ make grade EX=add_in_place\n((?:    .*\n|\n)+)", README)
    assert shown is not None
    wanted = [line.removeprefix("    ") for line in shown[1].rstrip().splitlines()]
    got = printed.rstrip().splitlines()
    machine = next(number for number, line in enumerate(wanted) if line.startswith("confined by"))
    assert got[:machine] == wanted[:machine]


def test_numbers_of_the_readme_are_the_catalogs() -> None:
    """How many exercises and points there are, and up to which file."""
    from graders.catalog import load

    kit = load()
    wanted = f"files {kit.files[0].number} to {kit.files[-1].number}, from tensors"
    assert wanted in README
    assert f"{len(kit.exercises)} exercises, {kit.points:g} points" in README


def test_commands_of_the_readme_exist() -> None:
    """Every `make` target and every module command that the README names is there."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"`?make ([a-z]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    from graders.cli import COMMANDS

    assert set(re.findall(r"python -m graders ([a-z]+)", README)) <= set(COMMANDS)


def test_links_of_the_readme_lead_somewhere() -> None:
    """Every file that the README links to is in the kit."""
    for link in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / link).exists(), link
