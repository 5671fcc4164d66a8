"""What programs compare of a net, and the programs that call twice."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import torch
from torch import nn

from graders.programs import again, ranks
from graders.programs.nets import all_of, changed, same, state_of
from graders.worker.harness import Raised
from tests.programs.play import ROOT, of, submission

numbers, rows = of("02_numpy_bridge.py"), of("01_tensors.py")


def net() -> nn.Module:
    """A layer with gradients, and batch norm."""
    made = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
    for parameter in made.parameters():
        parameter.grad = torch.ones_like(parameter)
    return made


def test_what_is_left_alone_has_not_changed() -> None:
    """Looking at a net twice gives the same, and what was looked at is no part of the net."""
    made = net()
    before = all_of(made)
    assert changed(before, all_of(made)) == []
    with torch.no_grad():
        made[0].weight.add_(1)
    assert changed(before, all_of(made)) == ["weights"]


def test_each_kind_of_change_has_its_name() -> None:
    """Gradients, flags, buffers, modules and the parameters themselves are told apart."""
    ways = {
        "gradients": lambda made: made.zero_grad(),
        "requires_grad flags": lambda made: made[0].bias.requires_grad_(requires_grad=False),
        "buffers": lambda made: made[1].running_mean.add_(1),
        "training flags": lambda made: made[1].eval(),
        "parameters": lambda made: setattr(made[0], "weight", nn.Parameter(made[0].weight.detach().clone())),
        "submodules": lambda made: made.append(nn.ReLU()),
        "hooks": lambda made: made[0].register_forward_hook(lambda *given: None),
    }
    for name, way in ways.items():
        made = net()
        before = all_of(made)
        way(made)
        assert name in changed(before, all_of(made))
    assert dict(state_of(net())).keys() < dict(all_of(net())).keys()


def test_sameness_is_one_of_dtype_too() -> None:
    """Equal numbers in another dtype, and equal values under other names, are not the same."""
    one = torch.ones(2)
    assert same({"a": [1, None]}, {"a": [1, None]})
    assert same(one, one.clone())
    assert not same(one, one.double())
    assert not same({"a": one}, {"b": one})
    assert not same(one, None)


def test_two_calls_that_share_a_buffer_are_seen() -> None:
    """`twice` returns both results as they are after both calls: one buffer holds the second answer in both."""
    x, y, two = torch.ones(2), torch.zeros(2), torch.full((2,), 2.0)
    calls = {"name": "add_into", "first": [x, x, torch.empty(2)], "second": [y, y, torch.empty(2)]}
    right = rows(again.twice, "", **calls)
    assert torch.equal(right["first"], two)
    buffer = "kept = torch.empty(2)\ndef add_into(x, y, out):\n    return torch.add(x, y, out=kept)"
    wrong = rows(again.twice, buffer, **calls)
    assert torch.equal(wrong["first"], y)


def test_an_answer_from_a_cache_is_seen() -> None:
    """`changed` calls again with the same objects, which hold other values by then: a cache gives the first answer."""
    right = numbers(again.changed, "", "independent_tensor", [np.zeros(2, "f4")], [np.ones(2, "f4")])
    assert right["second"].tolist() == [1.0, 1.0]
    cached = """
cache = {}
def independent_tensor(a):
    if id(a) not in cache:
        cache[id(a)] = torch.tensor(a)
    return cache[id(a)]
"""
    wrong = numbers(again.changed, cached, "independent_tensor", [np.zeros(2, "f4")], [np.ones(2, "f4")])
    assert wrong["second"].tolist() == [0.0, 0.0]


def test_another_view_of_the_same_memory_is_seen() -> None:
    """`transposed` calls again with the transpose, and with the tensor itself when it is turned: caches give the first answer."""
    right = numbers(again.transposed, "", "array_view_of", torch.tensor([[0.0, 1.0], [2.0, 3.0]]))
    turned = [[0, 2], [1, 3]]
    assert [right[name].tolist() for name in ("first", "second", "third")] == [[[0, 1], [2, 3]], turned, turned]
    for key, name in (("t.data_ptr()", "second"), ("id(t)", "third")):
        cached = f"kept = {{}}\ndef array_view_of(t):\n    return kept.setdefault({key}, t.numpy())"
        wrong = numbers(again.transposed, cached, "array_view_of", torch.tensor([[0.0, 1.0], [2.0, 3.0]]))
        assert wrong[name].tolist() == [[0, 1], [2, 3]]


def test_each_row_is_gone_before_the_next() -> None:
    """`rows` hands out arrays that nobody keeps: the answer for a dead one's address is that of another row."""
    table = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]])
    right = numbers(again.rows, "", "tensor_view_of", table)
    assert [row.tolist() for row in right] == table.tolist()
    cached = "kept = {}\ndef tensor_view_of(a):\n    return kept.setdefault(id(a), torch.from_numpy(a.view()))"
    wrong = numbers(again.rows, cached, "tensor_view_of", table)
    assert [row.tolist() for row in wrong] != table.tolist()


def test_what_owns_its_memory_is_overwritten() -> None:
    """`overwritten` shows whether a result follows an array or a tensor that is no view."""
    a, values = np.array([1.0, 2.0], np.float32), np.array([5.0, 6.0], np.float32)
    assert numbers(again.overwritten, "", "tensor_view_of", a, values).tolist() == [5, 6]
    assert numbers(again.overwritten, "", "independent_tensor", a, values).tolist() == [1, 2]
    t, later = torch.from_numpy(a), torch.from_numpy(values)
    assert numbers(again.overwritten, "", "array_view_of", t, later).tolist() == [5, 6]
    assert a.tolist() == [1, 2]


def test_ranks_come_back_each_with_its_own_end() -> None:
    """Of three ranks one returns, one raises what the learner's code raised, one dies."""

    def program(rank: int) -> int:
        if rank == 2:
            import os

            os._exit(3)
        if rank == 1:
            raise Raised(ValueError("unwell"))
        return rank + 10

    found = ranks.run(submission("01_tensors.py"), program, 3, 20.0)
    assert found[0] == {"result": 10}
    assert (found[1]["error"]["type"], found[1]["error"]["text"]) == ("ValueError", "unwell")
    assert found[2] == {"ended": "crash"}


def short(name: str) -> str:
    """What a test of this folder calls a program: "p03_devices:add_on" is ``p03.add_on``."""
    file, _, program = name.partition(":")
    return f"{file.partition('_')[0]}.{program}"


def test_every_program_that_a_check_runs_is_played_here() -> None:
    """Each ``file:program`` in the text of a check is named in a test of this folder."""
    checks = "\n".join(path.read_text("utf-8") for path in (ROOT / "graders" / "checks").glob("test_*.py"))
    named = set(re.findall(r'"((?:p\d\d_\w+|again|ranks):\w+)"', checks))
    here = "\n".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    missing = [name for name in sorted(named) if f"{short(name)}," not in here]
    assert len(named) > 30
    assert not missing
