"""03_devices.py: what the programs see of devices. The meta device stands for another one: it is on every machine."""

from __future__ import annotations

from typing import Any

import torch

from graders.programs import p03_devices as p03
from tests.programs.play import of

play = of("03_devices.py")
X, Y = torch.tensor([1.0, 2.0]), torch.tensor([4.0, 16.0])


def test_pick_device_is_asked_on_both_kinds_of_machine() -> None:
    """Who says "cuda" whatever the machine has is seen to pick the same where CUDA were there."""
    right = play(p03.pick_device, "")
    assert (right["picked"].type == "cuda") is torch.cuda.is_available()
    wrong = play(p03.pick_device, "def pick_device():\n    return 'cpu'")
    assert (wrong["picked"], wrong["is a device"]) == ("cpu", False)
    if not torch.cuda.is_available():
        assert (right["regardless"], wrong["regardless"]) == (False, True)


def test_copies_are_made_twice() -> None:
    """Two calls give two copies; an alias gives x itself both times."""
    one, two = play(p03.twice, "", "fresh_copy", "cpu", True, X)
    assert one is not two
    assert one.data_ptr() != X.data_ptr() != two.data_ptr()
    alias = "def fresh_copy(x, device):\n    return x.to(device)"
    assert all(made is X for made in play(p03.twice, alias, "fresh_copy", "cpu", False, X))


def test_ones_on_sees_where_ones_were_made_before_they_were_moved() -> None:
    """What an operation made elsewhere and another one took along is noted; nothing else is."""
    elsewhere = {"to": "cpu", "there": "another", "as_text": True, "x": X}
    moved = "def ones_on(x, device):\n    return torch.ones_like(x).to(torch.float64).to(device)"
    assert play(p03.ones_on, moved, **elsewhere)["elsewhere"] == []  # nobody took them to where `another` is
    assert play(p03.ones_on, "", to="cpu", there="cpu", as_text=True, x=X)["elsewhere"] == []


def test_follows_asks_for_a_device_that_is_everywhere() -> None:
    """A copy that stays where x is does not follow."""
    assert play(p03.follows, "", x=X) is True
    assert play(p03.follows, "def fresh_copy(x, device):\n    return x.clone()", x=X) is False


def test_add_on_sees_where_the_sum_is_made() -> None:
    """The sum is made once, on the device; one that comes out of NumPy is made nowhere, one of sums of copies twice."""
    right = play(p03.add_on, "", to="cpu", as_text=True, x=X, y=Y)
    assert (right["sum"].tolist(), right["telling"], right["made"]) == ([5.0, 18.0], True, ["cpu"])
    numpy = "def add_on(x, y, device):\n    return torch.from_numpy((x.numpy() + y.numpy()).astype('float64'))"
    assert play(p03.add_on, numpy, to="cpu", as_text=False, x=X, y=Y)["made"] == []
    assert play(p03.moved, "") is p03.MOVED
    assert play(p03.add_on, "", to="cpu", as_text=True, x=X, y=X * 0)["telling"] is False


PLAN: Any = (
    "dict",
    [
        ("x", ("tensor", "x")),
        ("rest", ("Pair", [("list", [("tensor", "y")]), ("thing", "object()")])),
        ("n", ("value", 3)),
    ],
)


def test_batch_to_comes_back_as_a_plan() -> None:
    """Containers of the same types, the very things, and tensors; a plain tuple for a named one is another plan."""
    right = play(p03.batch_to, "", plan=PLAN, to="cpu", as_text=True, x=X, y=Y)
    assert right["kept"] is True
    kind, parts = right["result"]
    assert (kind, [key for key, _ in parts]) == ("dict", ["x", "rest", "n"])
    assert parts[1][1][0] == "Pair"
    assert parts[1][1][1][1] == ("thing", 0)
    assert parts[2][1] == ("value", 3)
    plain = """
def batch_to(batch, device):
    if isinstance(batch, dict):
        for key in batch:
            batch[key] = batch_to(batch[key], device)
        return batch
    return tuple(batch) if isinstance(batch, tuple) else batch
"""
    wrong = play(p03.batch_to, plain, plan=PLAN, to="cpu", as_text=True, x=X, y=Y)
    assert wrong["result"][1][1][1][0] == "tuple"
    assert wrong["kept"] is False  # the batch itself was filled anew


def test_a_list_that_holds_another_tensor_is_seen() -> None:
    """The second call's list has y in it; a memory of lists gives x."""
    assert play(p03.batch_to_again, "", to="cpu", x=X, y=Y)[0] is Y
    remembers = """
kept = {}
def batch_to(batch, device):
    return kept.setdefault(id(batch), [part.to(device) for part in batch])
"""
    assert play(p03.batch_to_again, remembers, to="cpu", x=X, y=Y)[0] is X


def test_move_model_shows_the_net_before_and_after() -> None:
    """A tied weight stays tied and flags stay; a deep copy is another net, and flags that were switched on the way are seen."""
    case: Any = {"net": "a net whose layers share a weight", "places": ["cpu"], "to": "cpu", "as_text": True}
    case |= {"modes": [True, False], "grads": False}
    right = play(p03.move_model, "", **case)
    assert (right["is net"], right["same modules"]) == (True, True)
    assert {facts["device"] for _, facts in right["after"]["tensors"].values() if facts} == {"cpu"}
    assert dict(right["after"]["shared parameters"])["out.weight"] == "embed.weight"
    for what in ("shared parameters", "training flags", "submodules", "names in state_dict()"):
        assert right["before"][what] == right["after"][what]
    copies = "import copy\ndef move_model(net, device):\n    return copy.deepcopy(net.train()).to(device)"
    wrong = play(p03.move_model, copies, **case)
    assert (wrong["is net"], wrong["is another"]) == (False, True)
    assert wrong["before"]["training flags"] != wrong["after"]["training flags"]
