"""07_losses_and_steps.py: what the programs see of losses, of optimizers and of training steps."""

from __future__ import annotations

from typing import Any

import torch

from graders.programs import p07_losses_and_steps as p07
from tests.programs.play import of

play = of("07_losses_and_steps.py")


def test_loss_of_shows_both_gradients() -> None:
    """A loss that can be differentiated has a gradient for each argument that tracks; a detached target has none."""
    given, wanted = torch.tensor([1.0, 2.0]).requires_grad_(), torch.tensor([0.0, 4.0]).requires_grad_()
    right = play(p07.loss_of, "", name="mse", given=given, wanted=wanted)
    assert right["loss"].item() == 2.5
    assert [gradient.tolist() for gradient in right["gradients"]] == [[1.0, -2.0], [-1.0, 2.0]]
    cut = "def mse(prediction, target):\n    return ((prediction - target.detach()) ** 2).mean()"
    wrong = play(p07.loss_of, cut, name="mse", given=given, wanted=wanted)
    assert (wrong["loss"].item(), wrong["gradients"][1]) == (2.5, None)
    number = "def mse(prediction, target):\n    return 2.5"
    assert play(p07.loss_of, number, name="mse", given=given, wanted=wanted)["gradients"] == [None, None]


STEP: dict[str, Any] = {
    "net": "(Linear, BatchNorm1d, (Dropout, Identity), Linear)",
    "optimizer": "SGD(lr=0.1, momentum=0.9)",
    "criterion": "nn.MSELoss()",
    "old": 1000.0,
    "modes": [False],
    "x0": torch.tensor([[1.0, 0.5, -1.0], [0.0, 2.0, 1.0], [0.0, 1.0, 0.0]]),
    "y0": torch.tensor([[1.0, 0.0], [-1.0, 2.0], [0.0, 1.0]]),
}


def stepped(*lines: str) -> dict[str, Any]:
    """What the program sees of a train_step of these lines."""
    body = "".join(f"    {line}\n" for line in lines)
    found: dict[str, Any] = play(p07.train_step, f"def train_step(net, optimizer, criterion, x, y):\n{body}", **STEP)
    return found


FORWARD, BACKWARD, STEPS = "loss = criterion(net(x), y)", "loss.backward()", "optimizer.step()"
ZERO, TRAIN, RETURN = "optimizer.zero_grad()", "net.train()", "return loss.item()"


def test_train_step_notes_modes_and_the_order_of_events() -> None:
    """A whole step runs in training mode, goes backward through each parameter, and then steps with gradients."""
    right = play(p07.train_step, "", **STEP)
    notes = right["notes"]
    assert [note for note in notes if note[0] == "pass"] == [
        ("pass", "net", True, True),
        ("pass", "a module inside net", True, True),
    ]
    assert [note[0] for note in notes if note[0] in ("backward", "step")] == ["backward"] * 7 + [
        "step"
    ]  # the loss first
    assert notes.count(("filled", True)) == 6
    assert notes[-1] == ("step", True)
    assert type(right["losses"][0]) is float
    assert right["same parameters"]
    assert right["flags kept"]


def test_train_step_in_evaluation_mode_is_seen() -> None:
    """Without net.train() the net runs in the mode in which it came."""
    notes = stepped(ZERO, FORWARD, BACKWARD, STEPS, RETURN)["notes"]
    assert [note[2] for note in notes if note[0] == "pass"] == [False, False]


def test_gradients_of_before_are_seen_in_the_weights() -> None:
    """Old gradients of 1000 move each weight by 100 where they are not cleared."""
    right, wrong = play(p07.train_step, "", **STEP), stepped(TRAIN, FORWARD, BACKWARD, STEPS, ZERO, RETURN)
    for name in ("body.0.weight", "body.3.bias"):
        assert torch.allclose(wrong["after"][0][name], right["after"][0][name] - 100, atol=1e-3)
        assert not torch.equal(right["after"][0][name], right["before"][name])


def test_a_step_without_gradients_is_noted() -> None:
    """Cleared between backward and step, nothing is left to step with, and the weights stay."""
    wrong = stepped(TRAIN, FORWARD, BACKWARD, ZERO, STEPS, RETURN)
    assert wrong["notes"][-1] == ("step", False)
    assert ("filled", True) in wrong["notes"]
    assert torch.equal(wrong["after"][0]["body.3.weight"], wrong["before"]["body.3.weight"])


def test_a_backward_pass_that_does_not_reach_net_is_noted() -> None:
    """Where the graph is cut the loss goes backward all the same, and no gradient is filled."""
    cut = "loss = criterion(net(x).detach().requires_grad_(), y)"
    notes = stepped(TRAIN, ZERO, cut, BACKWARD, STEPS, RETURN)["notes"]
    assert notes[-2:] == [("backward",), ("step", False)]


def test_make_sgd_is_known_by_its_steps() -> None:
    """The steps are those of lr and momentum; what was frozen stays, unless the optimizer got all parameters."""
    case: Any = {"net": "a net with some frozen parameters", "lr": 0.5, "momentum": 0.5}
    case |= {"modes": [True], "graded": False, "again": False}
    right = play(p07.make_sgd, "", **case)
    assert (right["is one"], right["changed"]) == (True, [])
    assert right["frozen"] == ["0.weight", "0.bias", "2.0.weight"]
    first, second = right["steps"][:2]
    name = "2.1.weight"
    moved = first["before"][name] - first["after"][name]
    assert torch.allclose(moved, 0.5 * first["gradients"][name])
    velocity = 0.5 * first["gradients"][name] + second["gradients"][name]
    assert torch.allclose(second["before"][name] - second["after"][name], 0.5 * velocity)
    assert all(torch.equal(step["before"][n], step["after"][n]) for step in right["steps"] for n in right["frozen"])

    everything = "def make_sgd(net, lr, momentum=0.0):\n    return torch.optim.SGD(net.parameters(), lr, momentum)"
    wrong = play(p07.make_sgd, everything, **case)["steps"][0]
    assert not torch.equal(wrong["before"]["0.weight"], wrong["after"]["0.weight"])


def test_what_is_no_optimizer_takes_no_step() -> None:
    """A function that steps is no optimizer; a net that was switched to another mode has changed."""
    function = "def make_sgd(net, lr, momentum=0.0):\n    net.eval()\n    return lambda: None"
    case: Any = {"net": "nn.Linear(2, 1)", "lr": 0.5, "momentum": None, "modes": [True], "graded": True, "again": True}
    wrong = play(p07.make_sgd, function, **case)
    assert (wrong["is one"], wrong["changed"], wrong["steps"]) == (False, ["training flags"], [])


def test_another_net_must_not_move() -> None:
    """An optimizer that is made once and for all moves the first net at every later step."""
    once = """
kept = []
def make_sgd(net, lr, momentum=0.0):
    kept.append(torch.optim.SGD(net.parameters(), 1.0))
    return kept[0]
"""
    case: Any = {"net": "nn.Linear(2, 1)", "lr": 0.5, "momentum": 0.0, "modes": [True], "graded": False, "again": True}
    right, wrong = play(p07.make_sgd, "", **case)["other"], play(p07.make_sgd, once, **case)["other"]
    assert not torch.equal(right["weight"], wrong["weight"])
