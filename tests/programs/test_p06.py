"""06_modules.py: what the programs see of modules that are made, run, moved, and of what is done to nets of ours."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from graders.programs import p06_modules as p06
from graders.worker.harness import Raised
from tests.programs.play import of, submission

play = of("06_modules.py")
HOW: Any = ([], {})
SIZES: Any = ([[3, 4, 2]], {})
GIVEN: Any = ([[1.0, 2.0], [0.5, 4.0]], {})


def test_lenet_built_sees_what_is_registered() -> None:
    """The five layers' parameters are found by name; layers in a plain list are loose, and none of them is found."""
    right = play(p06.lenet_built, "", how=HOW, channels=1)
    assert right["own"]["fc1.weight"] == (120, 400)
    assert (len(right["own"]), right["others"], right["out"]) == (10, [], (2, 10))
    assert right["before"]["loose modules"] == []
    listed = """
class LeNet(nn.Module):
    def __init__(self, in_channels=1, num_classes=10):
        super().__init__()
        self.layers = [nn.Conv2d(1, 6, 5), nn.Linear(400, 10)]
"""
    wrong = play(p06.lenet_built, listed, how=HOW, channels=1)
    assert wrong["own"] == wrong["before"]["parameters"] == {}
    assert wrong["before"]["loose modules"] == ["layers[0]", "layers[1]"]
    assert wrong["out"] is None


def test_parameters_made_in_forward_are_counted() -> None:
    """A layer that is made in the forward pass is there after it, and was not before."""
    late = """
class LeNet(nn.Module):
    def forward(self, x):
        self.fc3 = nn.Linear(1024, 10)
        return self.fc3(x.flatten(1))
"""
    wrong = play(p06.lenet_built, late, how=HOW, channels=1)
    assert wrong["made in forward"] == 2
    assert wrong["before"]["parameters"] == {}
    assert wrong["after"]["parameters"] == {"fc3.weight": (10, 1024), "fc3.bias": (10,)}


def test_a_module_that_is_not_set_up_is_told() -> None:
    """Without super().__init__() what was made is a module that was never set up."""
    made = play(p06.lenet_built, "class LeNet(nn.Module):\n    def __init__(self):\n        pass", how=HOW, channels=1)
    assert (made["before"]["module"], made["before"]["set up"]) == (True, False)
    assert play(p06.lenet_built, "def LeNet():\n    return len", how=HOW, channels=1)["before"]["module"] is False


def test_lenet_computes_from_the_numbers_that_are_put_in() -> None:
    """The output is a function of seed and x alone; a softmax at the end is another one, a constant has no gradients."""
    x, g = torch.randn(2, 1, 32, 32), torch.ones(2, 10)
    inputs: Any = {"how": HOW, "seed": 1, "train": True, "x": x, "g": g}
    right, again = play(p06.lenet, "", **inputs), play(p06.lenet, "", **inputs)
    assert torch.equal(right["out"], again["out"])
    assert right["recorded"]
    assert set(right["gradients"]) == set(p06.own_of(submission("06_modules.py").call("LeNet")))
    end = "class Ended(LeNet):\n    def forward(self, x):\n        return {}\nLeNet = Ended"
    soft = play(p06.lenet, end.format("super().forward(x).softmax(1)"), **inputs)
    assert torch.allclose(soft["out"], right["out"].softmax(1))
    cut = play(p06.lenet, end.format("super().forward(x).detach()"), **inputs)
    assert (cut["recorded"], cut["gradients"]) == (False, {})


def test_reseeding_is_seen_and_drawing_is_not() -> None:
    """Which random states are the same after making a module, whatever they were before: those that it started anew."""
    assert play(p06.reseeds, "", name="LeNet", how=HOW) == []
    seeds = "made = LeNet\ndef LeNet():\n    torch.manual_seed(0)\n    return made()"
    assert play(p06.reseeds, seeds, name="LeNet", how=HOW) == ["torch's"]
    forward = "import torch\nclass LeNet(torch.nn.Module):\n    def forward(self, x):\n        torch.manual_seed(0)\n"
    assert play(p06.reseeds, forward, name="LeNet", how=([], {})) == []
    assert play(p06.reseeds, forward, name="LeNet", how=([], {}), shape=[1, 2]) == ["torch's"]


def test_mlp_built_shows_the_callers_sizes() -> None:
    """The parameters' shapes, and the list of sizes as it is afterwards."""
    right = play(p06.mlp_built, "", how=([[3, 4, 2]], {}), features=3)
    assert sorted(right["before"]["parameters"].values()) == [(2,), (2, 4), (4,), (4, 3)]
    assert right["given"] == SIZES
    pops = "made = MLP\ndef MLP(sizes):\n    net = made(sizes)\n    sizes.pop()\n    return net"
    assert play(p06.mlp_built, pops, how=([[3, 4, 2]], {}), features=3)["given"] == ([[3, 4]], {})


def test_two_nets_share_nothing() -> None:
    """Each net that is made has parameters of its own; layers from a cache are both nets'."""
    assert play(p06.mlp_built, "", how=SIZES, features=3)["shared"] == []
    cache = "import functools\nnn.Linear = functools.cache(nn.Linear)"
    linear = torch.nn.Linear
    try:
        assert len(play(p06.mlp_built, cache, how=SIZES, features=3)["shared"]) == 4
    finally:
        torch.nn.Linear = linear  # type: ignore[misc]


def test_mlp_shows_its_numbers() -> None:
    """From the numbers that are reported the output can be recomputed; one ReLU too many gives another."""
    x, g = torch.randn(4, 3), torch.ones(4, 2)
    right = play(p06.mlp, "", how=SIZES, seed=1, train=True, x=x, g=g)
    one, a, two, b = right["values"].values()
    by_hand = torch.relu(x @ one.T + a) @ two.T + b
    assert torch.allclose(right["out"], by_hand, atol=1e-5)
    end = "class Ended(MLP):\n    def forward(self, x):\n        return super().forward(x).relu()\nMLP = Ended"
    wrong = play(p06.mlp, end, how=SIZES, seed=1, train=True, x=x, g=g)
    assert torch.allclose(wrong["out"], by_hand.relu(), atol=1e-5)


PLAIN = """
class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.mean, self.std = torch.tensor(mean)[:, None, None], torch.tensor(std)[:, None, None]
    def forward(self, x):
        return (x - self.mean) / self.std
"""


def test_standardize_built_shows_state_and_loose_tensors() -> None:
    """Buffers are in the state; plain tensors are loose and are not."""
    assert list(play(p06.standardize_built, "", how=GIVEN)["state"]) == ["mean", "std"]
    wrong = play(p06.standardize_built, PLAIN, how=GIVEN)
    assert wrong["state"] == {}
    assert wrong["before"]["loose tensors"] == ["mean", "std"]


def test_standardize_moves_and_loads() -> None:
    """A state that is loaded counts, and a dtype that it is moved to; plain tensors take part in neither."""
    x = torch.ones(1, 2, 1, 1, dtype=torch.float64)
    inputs: Any = {"how": GIVEN, "loaded": ([[0.0, 0.0], [2.0, 2.0]], {}), "to": "float64", "inside": True}
    right = play(p06.standardize, "", train=True, x=x, **inputs)
    assert right["out"].flatten().tolist() == [0.5, 0.5]
    assert (right["promoted"], right["buffers"]) == ("float64", ["float64", "float64"])
    wrong = play(p06.standardize, PLAIN, train=True, x=x, **inputs)
    assert wrong["out"].flatten().tolist() == [0.0, -0.25]


def test_a_shared_parameter_counts_once() -> None:
    """The program returns what was counted, and what the counting changed."""
    plan = "nn.Sequential(layer, nn.ReLU(), layer) with layer = nn.Linear(2, 2)"
    assert play(p06.count_parameters, "", plan=plan, only="net", frozen=False) == {
        "count": 6,
        "changed": [],
        "later": 6,
    }
    wrong = """
def count_parameters(net, trainable_only=False):
    net.requires_grad_(False)
    return sum(p.numel() for m in net.children() for p in m.parameters())
"""
    found = play(p06.count_parameters, wrong, plan=plan, only="net, True", frozen=False)
    assert found == {
        "count": 6,
        "changed": ["requires_grad flags"],
        "later": 6,
    }  # children() gives a shared one once, too


@pytest.mark.parametrize("plan", [{"parameters": [((2, 3), True), ((4,), False)], "modules": [([0, 0, 1], [], [5])]}])
def test_a_plan_makes_the_net_that_it_says(plan: Any) -> None:
    """Parameters under two names, frozen ones and buffers are there as planned."""
    assert play(p06.count_parameters, "", plan=plan, only="net", frozen=False)["count"] == 10
    assert play(p06.count_parameters, "", plan=plan, only="net, True", frozen=False)["count"] == 6


def test_forward_one_notes_which_batch_net_got() -> None:
    """A batch of one is noted with its shape, and so is a sample that came without a batch dimension."""
    inputs: Any = {"net": "linear", "classes": 2, "hook": True, "modes": [True] * 4, "sample": torch.ones(3)}
    right = play(p06.forward_one, "", **inputs)
    assert right["notes"] == [["forward", (1, 3), (1, 2)], "hook"]
    assert (tuple(right["out"].shape), right["changed"]) == ((2,), [])
    wrong = play(p06.forward_one, "def forward_one(net, sample):\n    return net.eval().forward(sample)", **inputs)
    assert wrong["notes"] == [["forward", (3,), (2,)]]
    assert wrong["changed"] == ["training flags"]
    assert play(p06.noted, "") == wrong["notes"]


def test_backward_with_shows_the_gradients_that_it_left() -> None:
    """Gradients from before are gone after the right one, and still in the sum after one that clears nothing."""
    case: Any = {"net": "two layers", "hook": False, "modes": [True], "poison": [1000.0], "steps": 1}
    case |= {"x": torch.ones(2, 3), "g": torch.ones(2, 2)}
    right = play(p06.backward_with, "", **case)
    assert right["changed"] == []
    assert all(gradient.abs().max() < 100 for gradient in right["gradients"].values())
    wrong = play(p06.backward_with, "def backward_with(net, x, grad):\n    net(x).backward(grad)", **case)
    for name, gradient in wrong["gradients"].items():
        assert torch.allclose(gradient, right["gradients"][name] + 1000, atol=1e-3)


def test_what_learner_code_raises_ends_the_program() -> None:
    """An exception of the learner's comes as `Raised`, so that nobody else is blamed."""
    with pytest.raises(Raised) as raised:
        play(p06.count_parameters, "def count_parameters(net):\n    1 / 0", plan="nn.ReLU()", only="net", frozen=False)
    assert isinstance(raised.value.error, ZeroDivisionError)
