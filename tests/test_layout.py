"""Who may import whom: data flows one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GRADERS = ROOT / "graders"


def imports(path: Path) -> set[str]:
    """Top-level modules and graders' sub-packages that a file imports, wherever the statement stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def files(folder: str) -> list[Path]:
    """The Python files below a folder of graders/."""
    return sorted((GRADERS / folder).rglob("*.py"))


def offenders(folder: str, *forbidden: str) -> list[str]:
    """Files that import what they must not."""
    return [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files(folder)
        for name in sorted(imports(path))
        if any(name == root or name.startswith(f"{root}.") for root in forbidden)
    ]


@pytest.mark.parametrize("folder", ["judge", "checks", "reporters"])
def test_judge_has_no_torch(folder: str) -> None:
    """What judges imports no torch: it starts fast, forks safely and rebuilds no learner object."""
    assert not offenders(folder, "torch", "torchvision", "tensorboard")


@pytest.mark.parametrize("folder", ["worker", "programs", "oracles"])
def test_worker_does_not_know_the_judge(folder: str) -> None:
    """What runs beside learner code imports nothing that knows an answer or a verdict."""
    known = ("judge", "checks", "oracles", "reporters", "session", "catalog", "record", "selfcheck", "stubs")
    assert not offenders(folder, "solutions", "pytest", "hypothesis", *(f"graders.{name}" for name in known))


def test_reporters_import_records_only() -> None:
    """A reporter renders a record and knows nothing of how it came about."""
    assert not offenders("reporters", "graders.judge", "graders.worker", "graders.session", "graders.catalog", "pytest")


def test_faults_and_records_import_nothing_of_ours() -> None:
    """Everything may import faults and records, so they import nothing."""
    for name in ("faults.py", "record.py"):
        assert not [found for found in imports(GRADERS / name) if found.startswith("graders")]


def test_nothing_of_the_judge_unpickles_or_evaluates() -> None:
    """The judge never unpickles, evaluates or executes anything."""
    for path in [*files("judge"), *GRADERS.glob("*.py"), GRADERS / "worker" / "wire.py"]:
        tree = ast.parse(path.read_text("utf-8"))
        names = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not names & {"eval", "exec"}, path
        assert not imports(path) & {"pickle", "marshal", "shelve", "dill", "cloudpickle"}, path
