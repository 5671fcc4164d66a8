"""Mutants are single small edits inside a solution's regions, each with an id that only its own statement can change."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from graders.faults import KitFault
from graders.mutants import IN_PLACE, Mutant, mutants_of, rules


def solution(*lines: str, signature: str = "f(x: Tensor, y: Tensor) -> Tensor", marked: bool = True) -> str:
    """A file with one exercise whose region holds those lines."""
    begin, end = ("    # BEGIN SOLUTION", "    # END SOLUTION") if marked else ("    # here", "    # there")
    head = ["import numpy as np", "import torch", "from torch import Tensor, nn", "", "", f"def {signature}:"]
    words = ['    """The task: x + 1."""']
    return "\n".join([*head, *words, begin, *(f"    {line}" for line in lines), end, ""])


def mutants(*lines: str, **more: str) -> tuple[Mutant, ...]:
    """The mutants of a region of those lines."""
    return mutants_of(solution(*lines, **more), "f")


def afters(rule: str, *lines: str, **more: str) -> list[str]:
    """What a rule makes of those lines."""
    return [mutant.after for mutant in mutants(*lines, **more) if mutant.rule == rule]


TRY = ("try:", "    x.g()", "finally:", "    y.g()")
CATCH = ("try:", "    x.g()", "except KeyError:", "    y.g()")
MADE = {  # rule: (lines, one of the regions that it makes of them)
    "underscore": (("x.add_(y)",), "x.add(y)"),
    "underscore added": (("return x.squeeze()",), "return x.squeeze_()"),
    "graph": (("return x.detach()",), "return x.clone()"),
    "graph to data": (("return x.clone()",), "return x.data"),
    "graph from data": (("return x.data",), "return x.detach()"),
    "graph dropped": (("return x.data",), "return x"),
    "dim": (("return x.h(dim=1)",), "return x.h(dim=-1)"),
    "dim axis": (("return x.h(axis=-1)",), "return x.h(axis=0)"),
    "placement": (("return torch.ones(3, dtype=x.dtype)",), "return torch.ones(3, dtype=torch.float32)"),
    "placement device": (("return torch.ones(3, device=x.device)",), "return torch.ones(3, device='cpu')"),
    "placement to": (("return x.to(y)",), "return x.to('cpu')"),
    "dtype": (("return x.h(torch.float32)",), "return x.h(torch.float64)"),
    "dtype of x": (("return y.h(x.dtype)",), "return y.h(torch.float64)"),
    "keyword-dropped": (("return torch.h(x, dim=1)",), "return torch.h(x)"),
    "argument-dropped": (("return torch.h(x, y)",), "return torch.h(x)"),
    "arguments-swapped": (("return torch.h(x, y)",), "return torch.h(y, x)"),
    "call-dropped": (("return h(x).g()",), "return h(x)"),
    "call-dropped function": (("return h(x, 1)",), "return x"),
    "call-dropped transpose": (("return x.T",), "return x"),
    "name": (("x.eval()",), "x.train()"),
    "name of a function": (("return any(x)",), "return all(x)"),
    "parameter": (("return -x",), "return -y"),
    "operator": (("return x + y",), "return x - y"),
    "operator augmented": (("x *= y",), "x /= y"),
    "operand": (("return x - y",), "return y - x"),
    "operand of and": (("return x and y and 1",), "return x and y"),
    "comparison": (("return x < y",), "return x <= y"),
    "comparison is": (("return x is None",), "return x is not None"),
    "logic": (("return x or y",), "return x and y"),
    "logic not": (("return not x",), "return x"),
    "number": (("return x[3]",), "return x[2]"),
    "number zero": (("return x.h(0)",), "return x.h(-1)"),
    "number float": (("return x * 0.9",), "return x * 1.8"),
    "constant": (("return h(True)",), "return h(False)"),
    "constant device": (("return h('cuda')",), "return h('cpu')"),
    "constant key": (("return x['net']",), "return x['net_']"),
    "slice": (("return x[1:]",), "return x[:]"),
    "slice shifted": (("return x[:y]",), "return x[:y + 1]"),
    "slice index": (("return x[0]",), "return x"),
    "element": (("return (x, y)",), "return (y, x)"),
    "element of dict": (("return {'a': x, 'b': y}",), "return {'b': y}"),
    "filter": (("return [p for p in x if p]",), "return [p for p in x]"),
    "filter negated": (("return [p for p in x if p]",), "return [p for p in x if not p]"),
    "branch": (("if x:", "    y.g()"), "if not x:\n    y.g()"),
    "branch always": (("if x:", "    y.g()"), "y.g()"),
    "branch expression": (("return x if y else 1",), "return 1"),
    "loop": (("for p in x:", "    p.g()"), "for p in x:\n    p.g()\n    break"),
    "jump": (("while x:", "    break"), "while x:\n    continue"),
    "with": (("with torch.no_grad():", "    x.g()"), "x.g()"),
    "with two": (("with a, b:", "    x.g()"), "with b:\n    x.g()"),
    "try": (TRY, "x.g()\ny.g()"),
    "try without clean-up": (TRY, "x.g()"),
    "try without handler": (CATCH, "x.g()"),
    "handler": (CATCH, "try:\n    x.g()\nexcept Exception:\n    y.g()"),
    "handler does nothing": (CATCH, "try:\n    x.g()\nexcept KeyError:\n    pass"),
    "raise": (("if x:", "    raise ValueError('no')", "return y"), "if x:\n    raise Exception('no')\nreturn y"),
    "raise removed": (("if x:", "    raise ValueError('no')", "return y"), "if x:\n    pass\nreturn y"),
    "return": (("return x + y",), "return"),
    "return argument": (("return x + y",), "return x"),
    "moved": (("return x + y",), "return (x + y).double()"),
    "moved tuple": (("return (x, y)",), "return (x, y.cpu())"),
    "rebound": (("x += y", "return x"), "x = x + y\nreturn x"),
    "rebound forgotten": (("x += y", "return x"), "x = y\nreturn x"),
    "rebound in place": (("x = x + y", "return x"), "x += y\nreturn x"),
    "decorator": (("@h", "def g():", "    pass", "return g"), "def g():\n    pass\nreturn g"),
    "deleted": (("x.backward()", "return y"), "return y"),
    "deleted super": (("super().__init__()", "self.x = x"), "self.x = x"),
    "impure": (("return x",), "try:\n    return x\nfinally:\n    torch.manual_seed(0)"),
    "impure argument": (("return x",), "try:\n    return x\nfinally:\n    y.data.zero_()"),
}
TUPLE = {"signature": "f(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]"}


@pytest.mark.parametrize("case", MADE)
def test_rule_makes_its_mutant(case: str) -> None:
    """Each rule makes the edit that it is for."""
    lines, after = MADE[case]
    more = TUPLE if case == "moved tuple" else {}
    made = [mutant.after for mutant in mutants(*lines, **more)]
    assert after in made, made


def test_every_rule_has_an_example() -> None:
    """No rule is without an example in this file, and no example is of a rule that is gone."""
    assert {case.split()[0] for case in MADE} == set(rules())


def test_edits_stay_inside_the_region() -> None:
    """Signature, docstring and what stands beside the region are the solution's in every mutant."""
    text = solution("z = x * 2", "return z[1:] - y")
    begin, end = text.index("    # BEGIN"), text.index("    # END")
    for mutant in mutants_of(text, "f"):
        assert mutant.text.startswith(text[:begin])
        assert mutant.text.endswith(text[end:])


def test_only_the_asked_exercise_is_edited() -> None:
    """The regions of other exercises in the file are left alone."""
    other = solution("return x * y").replace("def f(", "def g(")
    text = solution("return x + y") + "\n\n" + other
    assert all("return x * y" in mutant.text for mutant in mutants_of(text, "f"))
    assert all("return x + y" in mutant.text for mutant in mutants_of(text, "g"))


def test_every_region_of_a_class_is_edited_one_at_a_time() -> None:
    """A class with two regions gives mutants of both, never of both at once."""
    text = (
        "class C:\n    def a(self, x):\n        # BEGIN SOLUTION\n        return x + 1\n        # END SOLUTION\n\n"
        "    def b(self, x):\n        # BEGIN SOLUTION\n        return x * 2\n        # END SOLUTION\n"
    )
    made = mutants_of(text, "C")
    assert {mutant.after for mutant in made if mutant.rule == "operator"} >= {
        "return x - 1\nreturn x * 2",
        "return x + 1\nreturn x / 2",
    }
    assert all(("return x + 1" in mutant.text) + ("return x * 2" in mutant.text) == 1 for mutant in made)


def test_mutants_compile_and_are_unlike() -> None:
    """Each mutant compiles, and no two are the same code, nor the solution's."""
    lines = ("for p in x:", "    if p:", "        continue", "    y = y + p.detach()[0:1]", "return (x, y)")
    made = mutants(*lines)
    trees = [ast.dump(ast.parse(mutant.text)) for mutant in made]
    assert len(set(trees) | {ast.dump(ast.parse(solution(*lines)))}) == len(made) + 1
    assert len({mutant.id for mutant in made}) == len(made)


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: "# a comment more\n\n" + text,
        lambda text: text.replace("The task", "Another docstring"),
        lambda text: text.replace("    z = x", "    # why\n\n    w = 0\n    z = x"),
        lambda text: text.replace(
            "def f", "def g(x):\n    # BEGIN SOLUTION\n    return x\n    # END SOLUTION\n\n\ndef f"
        ),
    ],
)
def test_ids_are_stable_under_edits_elsewhere(edit: object) -> None:
    """An edit outside a statement changes the id of none of its mutants."""
    text = solution("z = x.sum(dim=1)", "if z is None:", "    return y[1:]", "return z - y")
    edited = edit(text)  # type: ignore[operator]
    assert edited != text
    before = {mutant.id: mutant.change for mutant in mutants_of(text, "f")}
    after = {mutant.id: mutant.change for mutant in mutants_of(edited, "f")}
    assert before.items() <= after.items()


def test_an_edit_of_the_statement_itself_changes_its_ids() -> None:
    """An entry about a statement does not pass for one about another."""
    before = {mutant.id for mutant in mutants("x.g()", "return x + 1") if mutant.rule == "number"}
    after = {mutant.id for mutant in mutants("x.g()", "return x + 7") if mutant.rule == "number"}
    assert before
    assert not before & after


def test_ids_of_equal_statements_are_numbered() -> None:
    """A statement that stands there twice has mutants of its own each time."""
    ids = [mutant.id for mutant in mutants("x.mul(y).g()", "x.mul(y).g()", "return x") if mutant.rule == "underscore"]
    assert len(ids) == 2
    assert ids[1] == f"{ids[0]}-2"


def test_ids_are_these() -> None:
    """Ids are part of equivalent.toml: the same on every Python and in every version of the kit."""
    ids = {
        mutant.change: mutant.id for mutant in mutants("for a, b in x:", "    a += f'{b!r:>{y}}'", "return x[1:, None]")
    }
    assert ids["return x[1:, None]  ->  return x[0:, None]"] == "f/number/7e45628a"
    assert ids["(nothing)  ->  break"] == "f/loop/1b68d823"
    assert ids["a += f'{b!r:>{y}}'  ->  a -= f'{b!r:>{y}}'"] == "f/operator/e19256c7"


def test_words_of_errors_and_docstrings_stay() -> None:
    """What an error says is no contract, so it is not edited; nor are docstrings within the region."""
    made = mutants("def g():", "    'words'", "    raise ValueError(f'{x + y} and words')", "return g")
    assert all("'{x + y} and words'" in mutant.after or "raise" not in mutant.after for mutant in made)
    assert all("'words'" in mutant.after or '"""words"""' in mutant.after for mutant in made if "def g" in mutant.after)


def test_no_mutant_is_only_a_name_error() -> None:
    """A first assignment is not deleted: nothing is learnt from a NameError. A second one is."""
    assert afters("deleted", "z = x + y", "return z") == []
    assert afters("deleted", "x = x + y", "return x") == ["return x"]


def test_arrays_are_not_moved_to_the_cpu() -> None:
    """What comes of an array is on the CPU already."""
    assert afters("moved", "return torch.from_numpy(a)", signature="f(a: np.ndarray) -> Tensor") == [
        "return torch.from_numpy(a).double()"
    ]


def test_change_is_one_line_and_diff_has_all() -> None:
    """A mutant says its change in one line and shows the whole region as a diff."""
    (mutant,) = (m for m in mutants("with torch.no_grad():", "    x.g()", "return y") if m.rule == "with")
    assert mutant.change == "with torch.no_grad():  ->  (nothing)"
    assert mutant.diff().splitlines() == ["-with torch.no_grad():", "-    x.g()", "+x.g()", " return y"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("def f(:", "s.py:1: does not compile: "),
        (solution("return x").replace("def f", "def g"), "s.py: has no function or class f."),
        (solution("return x", marked=False), "s.py: f has no region between # BEGIN SOLUTION and # END SOLUTION."),
    ],
)
def test_bad_solution_is_the_kits_fault(text: str, sentence: str) -> None:
    """A solution that gives no mutants is refused in a sentence."""
    with pytest.raises(KitFault) as caught:
        mutants_of(text, "f", file="s.py")
    assert str(caught.value).startswith(sentence)


def test_in_place_names_are_torchs() -> None:
    """Every method of the table exists with and without the underscore, so that its mutants are no AttributeErrors."""
    asks = "import sys, torch; print([n for n in sys.argv[1:] if not (hasattr(torch.Tensor, n) and hasattr(torch.Tensor, n + '_'))])"
    said = subprocess.run([sys.executable, "-c", asks, *sorted(IN_PLACE)], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
