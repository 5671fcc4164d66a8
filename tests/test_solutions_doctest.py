"""The examples in the exercises' texts are true."""

from __future__ import annotations

import doctest
import importlib.util
import warnings
from pathlib import Path

import pytest

from graders import catalog

SOLUTIONS = Path(__file__).parent.parent / "solutions"


@pytest.mark.parametrize("file", catalog.load().files, ids=lambda file: file.stem)
def test_examples_of_the_solutions_run(file: catalog.File) -> None:
    """Every example gives what it shows, no warning comes, and each exercise has at least one."""
    spec = importlib.util.spec_from_file_location(f"solution_{file.stem}", SOLUTIONS / file.name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shown: list[str] = []
    runner = doctest.DocTestRunner()
    with_examples = set()
    for test in doctest.DocTestFinder().find(module):
        with_examples |= {test.name.rsplit(".", 1)[-1]} if test.examples else set()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            runner.run(test, out=shown.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(shown)
    assert {exercise.name for exercise in catalog.load().of_file(file.name)} <= with_examples
