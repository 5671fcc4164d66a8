"""Draws are the same everywhere: in any process, on any Python, beside any module, in any shard, under any profile."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from graders.catalog import load
from graders.judge import check as checks
from graders.judge import drawing
from graders.judge.check import canonical, check, draw, drawn
from graders.judge.strategies import arrays, broadcastable_to, dtypes, like, shapes, tensors
from tests.helpers import ROOT

#: Of everything that `miniature` draws. It changes with Hypothesis, with a strategy of ours, and with nothing else: where it
#: changes by itself, verdicts differ from machine to machine.
DIGEST = "f8ef98a39fef162a"


@check("add_in_place", examples=40)
@draw(
    each={"dtype": ("float32", "bfloat16", "int64", "bool", "complex64")},
    x=lambda dtype: tensors(dtype=dtype),
    y=lambda x: broadcastable_to(x),
    z=lambda x: like(x, layouts=("contiguous", "sliced")),
    a=arrays(layouts=("contiguous", "reversed")),
    shape=shapes(max_dims=3),
    kind=dtypes(),
    n=st.integers(),
    small=st.integers(0, 10),
    f=st.floats(),
    text=st.text(),
    data=st.binary(max_size=9),
    many=st.lists(st.one_of(st.none(), st.booleans(), st.integers(-5, 5)), max_size=6),
)
def miniature(
    dtype: Any,
    x: Any,
    y: Any,
    z: Any,
    a: Any,
    shape: Any,
    kind: Any,
    n: Any,
    small: Any,
    f: Any,
    text: Any,
    data: Any,
    many: Any,
) -> None:
    """A check of every strategy that there is, to draw from and never to run."""


miniature = miniature.check  # type: ignore[attr-defined]


def digest(declared: Any, seed: int | None = None) -> str:
    """Sixteen hex digits of all that a check draws."""
    return hashlib.blake2b(canonical(drawn(declared, seed)), digest_size=8).hexdigest()


#: For a process of its own: prints the digests of the real checks named in argv[1] (JSON) and of the miniature.
SCRIPT = f"""
import importlib, json, sys
sys.path.insert(0, {str(ROOT)!r})
from graders.catalog import load
from tests.judge.test_drawing import digest, miniature
only = json.loads(sys.argv[1])
found = {{"miniature": digest(miniature)}}
for exercise in (load().exercises if len(sys.argv) < 3 else reversed(load().exercises)):
    try:
        module = importlib.import_module("graders.checks.test_" + exercise.file.removesuffix(".py"))
    except ModuleNotFoundError:
        continue
    for name, _ in exercise.checks:
        if name in only and hasattr(module, name):
            found[name] = digest(getattr(module, name).check)
print(json.dumps(found))
"""
LOCAL = "NUMBERS = [123456789, 987654321, 31415926535]\nTEXTS = ['a constant of a local module', 'another']\nFLOATS = [2.718281828, 1.25e77]\n"


def digests(folder: Path, only: list[str], before: str = "", *more: str, **environment: str) -> dict[str, str]:
    """What a fresh process draws, after the lines `before`, with that folder as its working folder."""
    plain = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith(("HYPOTHESIS", "PYTEST"))}
    command = [sys.executable, "-c", before + SCRIPT, json.dumps(only), *more]
    done = subprocess.run(
        command, cwd=folder, env=plain | environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_the_draws_are_those_that_they_have_always_been() -> None:
    """The digest of a check that uses every strategy is the pinned one, in this process and on this Python."""
    assert digest(miniature) == DIGEST


def test_the_draws_do_not_depend_on_the_process(tmp_path: Path) -> None:
    """The kit's checks (a sample; all with FULL=1) draw the same alone and among others, beside other modules, in CI,
    under another profile and hash seed, and in another order; and nothing is written where it ran.
    """
    (tmp_path / "local_constants.py").write_text(LOCAL)
    temporary = tmp_path / "t"
    temporary.mkdir()
    before = (
        "import sys; sys.path.insert(0, '.'); import local_constants, decimal, xml.dom.minidom\n"
        "from hypothesis import settings\n"
        "settings.register_profile('odd', max_examples=1, derandomize=True, stateful_step_count=1); settings.load_profile('odd')\n"
    )
    names = [name for exercise in load().exercises for name, _ in exercise.checks]
    names = names if os.environ.get("FULL") else names[:: len(names) // 12]
    many = digests(tmp_path, names, before, "backwards", CI="1", PYTHONHASHSEED="7", TMPDIR=str(temporary))
    assert len(many) > len(names) // 2
    few = digests(tmp_path, names[::3], PYTHONHASHSEED="2", TMPDIR=str(temporary))
    assert few == {name: many[name] for name in few}
    assert many["miniature"] == DIGEST
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert list(temporary.iterdir()) == []


PLUGIN = """
import json, os, pytest
from pathlib import Path
@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    from graders.judge import check
    from tests.judge.test_drawing import digest
    found = {name: check.hashlib.blake2b(check.canonical(drawn), digest_size=8).hexdigest() for (name, _), drawn in check._DRAWN.items()}
    Path(os.environ["DIGESTS"], os.environ.get("PYTEST_XDIST_WORKER", "main")).write_text(json.dumps(found))
"""


def test_the_draws_do_not_depend_on_shards(tmp_path: Path) -> None:
    """Judges beside one another (pytest-xdist) and a choice of exercises (`--only`) draw what one judge draws for all."""
    (tmp_path / "digest_plugin.py").write_text(PLUGIN)
    out = tmp_path / "out"
    out.mkdir()
    chosen = ["add_in_place", "transpose_in_place", "array_view_of"]
    only = [word for name in chosen for word in ("--only", name)]
    words = [
        "-m",
        "pytest",
        str(ROOT / "graders" / "checks"),
        "-n",
        "2",
        "-q",
        "-p",
        "digest_plugin",
        "-p",
        "no:cacheprovider",
        "--submission",
        "solutions",
        *only,
    ]
    outer = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
    }  # this may be a worker itself
    environment = outer | {"PYTHONPATH": str(tmp_path), "DIGESTS": str(out)}
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=200
    )
    found = {path.name: json.loads(path.read_text()) for path in out.iterdir()}
    drawn_there = {name: text for judge in ("gw0", "gw1") for name, text in found[judge].items()}
    assert found["main"] == {}
    # The whole of each; checks that consist of witnesses draw nothing.
    assert set(drawn_there) == {f"test_{name}" for name in chosen}, done.stdout
    assert {
        name: text for name, text in digests(tmp_path, list(drawn_there)).items() if name != "miniature"
    } == drawn_there


# ------------------------------------------------------------------------------------------------------ what each is for


def test_without_our_switch_local_constants_would_be_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hypothesis does mix in constants of local modules, and `no_constants` does stop that: else it could go."""
    (tmp_path / "more_local_constants.py").write_text(LOCAL)
    script = (
        "import sys, contextlib; sys.path.insert(0, '.'); import more_local_constants\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from graders.judge import drawing\n"
        "from hypothesis import given, seed, strategies as st\n"
        "found = []\n"
        "@seed(1)\n@drawing.pinned(500)\n@given(st.integers())\ndef test(n): found.append(n)\n"
        "with (drawing.no_constants() if sys.argv[1] == 'with' else contextlib.nullcontext()): test()\n"
        "print(len(set(found) & set(more_local_constants.NUMBERS)))\n"
    )
    environment = {k: v for k, v in os.environ.items() if k != "HYPOTHESIS_STORAGE_DIRECTORY"} | {
        "TMPDIR": str(tmp_path)
    }
    counts = [
        subprocess.run(
            [sys.executable, "-c", script, word],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for word in ("without", "with")
    ]
    assert int(counts[0]) > 0
    assert int(counts[1]) == 0


def test_the_switch_is_off_again_afterwards() -> None:
    """Tests of others in the same process draw as Hypothesis means them to, also after an exception."""
    kept = drawing.HypothesisProvider._maybe_draw_constant
    with contextlib.suppress(KeyError), drawing.no_constants():
        assert drawing.HypothesisProvider._maybe_draw_constant is not kept
        raise KeyError
    assert drawing.HypothesisProvider._maybe_draw_constant is kept


def test_every_setting_stands_on_the_check() -> None:
    """Nothing is left to a profile, which Hypothesis would choose by the machine."""
    made = drawing.pinned(17)
    assert made.max_examples == 17
    assert made.deadline is None
    assert made.database is None
    assert made.derandomize is False
    assert made.report_multiple_bugs is False
    assert made.phases == (Phase.generate, Phase.shrink)
    assert made.backend == "hypothesis"


def test_editing_a_check_does_not_change_its_draws() -> None:
    """The seed hangs on the check's name and the run's secret, not on its source, as `derandomize` has it."""

    def drawn_with(body: Any) -> Any:
        body.__name__ = "edited"
        checks._DRAWN.pop(("edited", None), None)
        return [
            canonical(values) for values in drawn(check("add_in_place")(draw(n=st.integers())(body)).check, None)[0]
        ]  # type: ignore[attr-defined]

    def one(n: int) -> None:
        """A body."""

    def other(n: int) -> None:
        """Another."""
        assert n is not None  # a comment

    assert drawn_with(one) == drawn_with(other)


def test_names_and_secrets_make_seeds() -> None:
    """Every check and every secret has a seed of its own; no secret is none of them."""
    seeds = [drawing.seed_of(run, name) for run in (None, 0, 1, -1, 2**70) for name in ("a", "b")]
    assert len(set(seeds)) == len(seeds)
    assert drawing.seed_of(1, "a") == drawing.seed_of(1, "a")


def test_a_report_shows_no_secret() -> None:
    """What a learner reads of the seed is a short hash, or nothing."""
    assert drawing.seed_shown(None) is None
    shown = drawing.seed_shown(20_241_124)
    assert shown is not None
    assert len(shown) == len("sha256:") + 8
    assert "20241124" not in shown
    assert drawing.seed_shown(0) != drawing.seed_shown(1)


def test_the_kits_own_tests_use_hypothesis_undisturbed() -> None:
    """A plain Hypothesis test in this process still runs its examples."""
    found = []

    @settings(max_examples=20, database=None, deadline=None)
    @given(st.integers())
    def plain(n: int) -> None:
        found.append(n)

    plain()
    assert len(found) >= 20
