"""The catalog refuses a bad entry in one sentence, and finds what a learner means."""

from __future__ import annotations

import os
import re
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from graders import catalog
from graders.faults import KitFault, UsageFault
from graders.session import Options
from graders.warm import WarmJudge
from tests.helpers import ROOT

GOOD = """\
[[file]]
name = "01_pair.py"
title = "Pairs"
cpu_seconds = 5

[[exercise]]
name = "double"
file = "01_pair.py"
points = 1
minutes = 5
mistakes = ["A4a"]
hints = ["How much is twice?"]
checks = { test_double = ["cpu", "simulated"] }
"""

WORDS = """\
[A4a]
rule = "A name is not a tensor."
nudge = "Look at y."
"""

SECOND = GOOD[GOOD.index("[[exercise]]") :]


def test_preloads_are_those_of_the_exercises_that_are_asked_for() -> None:
    """A module that one exercise needs is imported once, and not where that exercise is not graded."""
    texts = GOOD + "preload = ['json', 'csv']\n" + SECOND.replace("double", "half") + "preload = ['csv']\n"
    read = catalog.read(texts, WORDS)
    assert read.preload() == ("json", "csv")
    assert read.preload(["half"]) == ("csv",)
    assert catalog.read(GOOD, WORDS).preload() == ()


#: For the end of a submission: an import of torch's or for torch that comes only now costs every worker seconds.
WATCH = """

class _Late:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("torch", "sympy", "mpmath", "networkx"):
            raise RuntimeError(f"{name} is imported in the worker")


import sys
sys.meta_path.insert(0, _Late())
"""


@pytest.mark.skipif(not os.environ.get("FULL"), reason="grades everything once more: FULL=1")
def test_what_solutions_need_is_preloaded(tmp_path: Path) -> None:
    """While the solution of an exercise is graded alone, no worker imports a part of torch that the catalog could preload."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for exercise in catalog.load().exercises:
        kinds.setdefault(exercise.preload, []).append(exercise.name)
    for source in (ROOT / "solutions").glob("*.py"):
        (tmp_path / source.name).write_text(source.read_text("utf-8") + WATCH, "utf-8")
    for names in kinds.values():
        with WarmJudge(names) as judge:
            report = judge.grade(Options(folder=tmp_path, only=tuple(names), workers=0))
        assert {each.name: each.message for each in report.exercises if each.status != "passed"} == {}


def test_good_catalog_is_read() -> None:
    """A good text becomes frozen records with every field."""
    read = catalog.read(GOOD, WORDS)
    assert read.exercise("double") == catalog.Exercise(
        name="double",
        file="01_pair.py",
        points=1,
        minutes=5,
        hints=("How much is twice?",),
        mistakes=("A4a",),
        checks=(("test_double", ("cpu", "simulated")),),
    )
    assert read.file("01_pair.py") == catalog.File(name="01_pair.py", title="Pairs", cpu_seconds=5)
    assert read.mistake("A4a").nudge == "Look at y."
    with pytest.raises(FrozenInstanceError):
        read.exercise("double").points = 9  # type: ignore[misc]


EX, IN_FILE = "catalog.toml, exercise 'double': ", "catalog.toml, file '01_pair.py': "
REFUSED = {
    "unknown field": (
        "points = 1",
        "points = 1\npoint = 2",
        EX + "unknown field 'point'; there are name, file, points,",
    ),
    "unknown file field": (
        "cpu_seconds = 5",
        "cpu_seconds = 5\nx = 1",
        IN_FILE + "unknown field 'x'; there are name, title,",
    ),
    "missing field": ("minutes = 5\n", "", EX + "field 'minutes' is missing."),
    "no name": ('name = "double"\n', "", "catalog.toml, exercise number 1: field 'name' is missing."),
    "duplicate exercise": ("", GOOD + SECOND, "catalog.toml: exercise 'double' is there twice."),
    "duplicate check": (
        "",
        GOOD + SECOND.replace('"double"', '"triple"'),
        "catalog.toml: check 'test_double' is there twice.",
    ),
    "duplicate file": (
        "",
        GOOD[: GOOD.index("[[exercise]]")] + GOOD,
        "catalog.toml: file '01_pair.py' is there twice.",
    ),
    "duplicate number": (
        "",
        GOOD[: GOOD.index("[[exercise]]")].replace("pair", "more") + GOOD,
        "catalog.toml: file number '01' is there twice.",
    ),
    "file without entry": ('file = "01_pair.py"', 'file = "02_no.py"', EX + "file '02_no.py' has no [[file]] entry."),
    "mistake without text": ('["A4a"]', '["Z9z"]', EX + "mistake 'Z9z' has no text in mistakes.toml."),
    "mistake twice": ('["A4a"]', '["A4a", "A4a"]', "catalog.toml: mistake of double 'A4a' is there twice."),
    "no hints": ('["How much is twice?"]', "[]", EX + "has no hints."),
    "empty hint": (
        '["How much is twice?"]',
        '[" "]',
        EX + "hints must be a list of texts, none of them empty, not [' '].",
    ),
    "no checks": ('{ test_double = ["cpu", "simulated"] }', "{}", EX + "has no checks."),
    "checks no table": (
        '{ test_double = ["cpu", "simulated"] }',
        '["a"]',
        EX + "checks must be a table of test = [devices]",
    ),
    "check name": ("test_double", "double", EX + "check 'double' must be the name of a test_ function."),
    "unknown device": ('"simulated"]', '"tpu"]', EX + "check test_double has the unknown device 'tpu'; there are cpu,"),
    "no device": ('["cpu", "simulated"]', "[]", EX + "check test_double has no device."),
    "device twice": ('"simulated"]', '"cpu"]', "catalog.toml: device of test_double 'cpu' is there twice."),
    "only real GPU": ('["cpu", "simulated"]', '["cuda"]', EX + "no check carries points, for real GPUs carry none."),
    "no points": ("points = 1", "points = 0", EX + "points must be a number above 0, not 0."),
    "points true": ("points = 1", "points = true", EX + "points must be a number above 0, not True."),
    "points nan": ("points = 1", "points = nan", EX + "points must be a number above 0, not nan."),
    "points text": ("points = 1", 'points = "1"', EX + "points must be a number above 0, not '1'."),
    "half minutes": ("minutes = 5", "minutes = 0.5", EX + "minutes must be a whole number, not 0.5."),
    "no limit": ("cpu_seconds = 5", "cpu_seconds = -1", IN_FILE + "cpu_seconds must be a number above 0, not -1."),
    "exercise name": ('"double"', '"dou ble"', "catalog.toml, exercise 'dou ble': name must be the name of a function"),
    "file name": (
        'name = "01_pair.py"',
        'name = "pair.py"',
        "catalog.toml, file 'pair.py': name must look like 01_tensors.py.",
    ),
    "title": ('"Pairs"', '""', IN_FILE + "title must be a text that is not empty, not ''."),
    "unknown table": ("[[exercise]]", "[[exercices]]", "catalog.toml: unknown table 'exercices'; there are [[file]]"),
    "nothing": ("", "", "catalog.toml: needs at least one [[file]] table."),
    "no TOML": ("", "a = ", "catalog.toml: is no TOML: Invalid value (at end of document)."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_entry_is_refused_by_name(case: str) -> None:
    """A bad entry is the kit's fault: one sentence that names entry and field."""
    old, new, sentence = REFUSED[case]
    with pytest.raises(KitFault) as caught:
        catalog.read(GOOD.replace(old, new, 1) if old else new, WORDS)
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ('A4a = "x"', "mistakes.toml, mistake 'A4a': must be a table [A4a] with rule and nudge."),
        ('[A4a]\nrule = "x"', "mistakes.toml, mistake 'A4a': field 'nudge' is missing."),
        (
            '[A4a]\nrule = ""\nnudge = "x"',
            "mistakes.toml, mistake 'A4a': rule must be a text that is not empty, not ''.",
        ),
        ('[A4a]\nrule = "x"\nnudge = "x"\nanswer = "x"', "mistakes.toml, mistake 'A4a': unknown field 'answer'"),
        ("[A4a]\n[A4a]", "mistakes.toml: is no TOML: Cannot declare ('A4a',) twice"),
    ],
)
def test_bad_mistake_is_refused_by_name(words: str, sentence: str) -> None:
    """The words for a mistake are checked like the catalog."""
    with pytest.raises(KitFault) as caught:
        catalog.read(GOOD, words)
    assert str(caught.value).startswith(sentence)


def test_the_kits_own_catalog_is_good() -> None:
    """Exercises stand file by file, each with a main check, two hints that are questions, and no endless list."""
    kit = catalog.load()
    assert kit is catalog.load()
    assert [e.file for e in kit.exercises] == [f.name for f in kit.files for _ in kit.of_file(f.name)]
    for exercise in kit.exercises:
        assert len(exercise.hints) >= 2
        assert all("?" in hint for hint in exercise.hints)
        assert f"test_{exercise.name}" in dict(exercise.checks)


def test_words_of_mistakes_are_one_sentence_each() -> None:
    """Rule and nudge are one plain sentence each, so that a message stays short; a rule ends in a full stop."""
    for mistake in catalog.load().mistakes:
        for sentence in (mistake.rule, mistake.nudge):
            assert re.fullmatch(r"[A-Z`(].*[.?]", sentence), mistake.id
            assert not re.search(r"[.?!] +[A-Z]", sentence), mistake.id
            assert len(sentence) <= 150, mistake.id
        assert mistake.rule.endswith("."), mistake.id


def test_names_of_the_syllabus_are_fixed() -> None:
    """Other tools rely on files and names, so neither may change."""
    kit = catalog.load()
    assert {file.name: [e.name for e in kit.of_file(file.name)] for file in kit.files} == {
        "01_tensors.py": [
            "add_four_ways",
            "add_into",
            "add_in_place",
            "transpose_in_place",
            "as_rows",
            "flatten_batch",
        ],
        "02_numpy_bridge.py": ["array_view_of", "tensor_view_of", "independent_tensor"],
        "03_devices.py": ["pick_device", "ones_on", "add_on", "fresh_copy", "batch_to", "move_model"],
        "04_autograd.py": ["track", "grad_of", "vjp", "accumulated_grads", "is_user_leaf", "backward_path"],
        "05_grad_control.py": ["detached_view", "detached_copy", "without_tracking", "predict", "sgd_update", "Cube"],
        "06_modules.py": ["LeNet", "MLP", "Standardize", "count_parameters", "forward_one", "backward_with"],
        "07_losses_and_steps.py": ["mse", "cross_entropy", "make_sgd", "train_step", "predict_classes"],
        "08_data.py": ["normalize_images", "unnormalize", "make_loaders"],
        "09_training.py": [
            "train_one_epoch",
            "evaluate",
            "collect_predictions",
            "save_checkpoint",
            "load_checkpoint",
            "fit",
        ],
    }


@pytest.mark.parametrize("word", ["02_numpy_bridge.py", "02_numpy_bridge", "02", "exercises/02_numpy_bridge.py"])
def test_a_file_is_found_by_name_stem_number_and_path(word: str) -> None:
    """Whatever a learner types for a file selects its exercises in order."""
    chosen = [exercise.name for exercise in catalog.load().select([word])]
    assert chosen == ["array_view_of", "tensor_view_of", "independent_tensor"]


def test_selection_has_the_catalogs_order_and_no_doubles() -> None:
    """Order and number of the words do not matter; no words means all."""
    kit = catalog.load()
    assert [e.name for e in kit.select(["Cube", "predict", "Cube", "as_rows"])] == ["as_rows", "predict", "Cube"]
    assert kit.select() == kit.exercises


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("add_inplace", "There is no exercise or file 'add_inplace'; did you mean add_in_place or"),
        ("cube", "There is no exercise or file 'cube'; did you mean Cube?"),
        ("1_tensors.py", "There is no exercise or file '1_tensors.py'; did you mean 01_tensors"),
        ("?", "There is no exercise or file '?'; `list` shows them all."),
        ("", "There is no exercise or file ''; `list` shows them all."),
    ],
)
def test_unknown_word_is_answered_with_the_closest_names(word: str, answer: str) -> None:
    """A typing error is the user's, and the sentence offers what was probably meant."""
    with pytest.raises(UsageFault) as caught:
        catalog.load().select([word])
    assert str(caught.value).startswith(answer)


def test_unknown_names_inside_the_kit_are_its_own_fault() -> None:
    """A check that asks for what the catalog does not have is a bug of the kit."""
    kit = catalog.load()
    for lookup in (kit.file, kit.exercise, kit.mistake):
        with pytest.raises(KitFault, match="there is no"):
            lookup("nothing")


def test_digest_sees_every_change() -> None:
    """The hash in a report changes with any field of catalog or mistakes, and with nothing else."""
    digest = catalog.read(GOOD, WORDS).digest()
    assert re.fullmatch(r"[0-9a-f]{12}", digest)
    assert digest == catalog.read("# a comment\n" + GOOD, WORDS).digest()
    assert digest != catalog.read(GOOD.replace("twice?", "two?"), WORDS).digest()
    assert digest != catalog.read(GOOD, WORDS.replace("Look", "See")).digest()
