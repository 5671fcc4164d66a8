"""09_training.py: what the programs see of epochs, evaluations, checkpoints, and of fit."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from graders.programs import p09_training as p09
from graders.worker.harness import Raised
from tests.programs.play import of

play = of("09_training.py")
X = torch.tensor([[1.0, -1.0, 0.5], [0.0, 2.0, -0.5], [-1.0, 0.5, 1.5], [2.0, -0.5, 0.0], [0.5, 1.0, -2.0]])
Y = torch.tensor([0, 2, 1, 1, 0])
SAMPLES: dict[str, Any] = {"x": X, "y": Y, "sizes": [2, 2, 1], "loader": "a list", "where": "a name"}
NET: dict[str, Any] = {"net": "linear", "classes": 3, "modes": [False, True]}
EPOCH: dict[str, Any] = {
    **SAMPLES,
    **NET,
    "optimizer": "plain SGD",
    "scope": "all parameters",
    "criterion": "cross-entropy",
    "log_every": 2,
    "epochs": 2,
}


def modules(notes: Any) -> list[Any]:
    """(training, tracking) of each module that ran."""
    return [note[2:] for note in notes if note[0] == "pass"]


# ------------------------------------------------------------------------------------------------------- train_one_epoch


def loop(*lines: str) -> str:
    """A train_one_epoch that does these lines for each batch, and logs each loss."""
    body = "".join(f"        {line}\n" for line in lines)
    head = "def train_one_epoch(net, loader, optimizer, criterion, device, log_every):\n    losses = []\n"
    return f"{head}    for x, y in loader:\n{body}        losses.append(loss.item())\n    return losses\n"


FORWARD = "loss = criterion(net(x), y)"


def test_an_epoch_is_noted_batch_by_batch() -> None:
    """Each batch's losses are noted, so that the log can be recomputed; all modules run in training mode, tracked."""
    right = play(p09.one_epoch, "", **EPOCH)
    losses = right["losses"]
    assert len(losses) == 6
    assert [log[0] for log in right["logs"]] == pytest.approx([sum(losses[0:2]) / 2, sum(losses[3:5]) / 2])
    assert set(modules(right["notes"])) == {(True, True)}
    assert [note[1:] for note in right["notes"] if note[0] == "criterion"] == [("cpu", "cpu")] * 6
    assert right["ends"] == [3, 6]


def test_an_epoch_in_the_mode_that_net_came_in_is_seen() -> None:
    """Without net.train() net itself runs in evaluation mode here."""
    wrong = play(p09.one_epoch, loop("optimizer.zero_grad()", FORWARD, "loss.backward()", "optimizer.step()"), **EPOCH)
    assert ("pass", "net", False, True) in wrong["notes"]


def test_gradients_of_before_show_in_the_weights() -> None:
    """The poison in gradients moves weights by hundreds where it is not cleared."""
    right = play(p09.one_epoch, "", **EPOCH)["after"]["body.0.bias"]
    wrong = play(p09.one_epoch, loop("net.train()", FORWARD, "loss.backward()", "optimizer.step()"), **EPOCH)
    assert (wrong["after"]["body.0.bias"] - right).abs().min() > 100
    none = play(p09.one_epoch, loop("net.train()", FORWARD), **EPOCH)
    assert all(torch.equal(none["after"][name], none["before"][name]) for name in none["before"])


# ------------------------------------------------------------------------------------------- evaluate, collect_predictions

LOOK: dict[str, Any] = {**SAMPLES, **NET, "net": "normed", "criterion": "cross-entropy", "sizes": [3, 2]}


def test_an_evaluation_leaves_net_alone() -> None:
    """Evaluated twice the numbers are equal, all ran in evaluation mode, untracked, and nothing has changed."""
    right = play(p09.evaluated, "", **LOOK)
    assert right["outs"][0] == right["outs"][1]
    assert set(modules(right["notes"])) == {(False, False)}
    assert right["before"] == right["after"]
    assert {flag for _, flag in right["before"]} == {False, True}
    assert right["changed"] == []


def test_an_evaluation_that_never_switches_is_seen() -> None:
    """In training mode and tracked: the notes say so, and batch norm's statistics have moved."""
    wrong = """
def evaluate(net, loader, criterion, device):
    net.train()
    losses = [criterion(net(x), y).item() for x, y in loader]
    net.zero_grad()
    return sum(losses) / len(losses), 0.0
"""
    found = play(p09.evaluated, wrong, **LOOK)
    assert set(modules(found["notes"])) == {(True, True)}
    assert {flag for _, flag in found["after"]} == {True}
    assert found["changed"] == ["gradients", "buffers"]


def test_collected_shows_what_was_collected() -> None:
    """Probabilities, classes and labels in order; whoever ends in training mode has changed net's flags."""
    right = play(p09.collected, "", **LOOK)
    probabilities, predicted, labels = right["outs"][0]
    assert torch.allclose(probabilities.sum(1), torch.ones(5))
    assert torch.equal(predicted, probabilities.argmax(1))
    assert torch.equal(labels, Y)
    assert right["before"] == right["after"]
    ends = "once = collect_predictions\ndef collect_predictions(net, loader, device):\n    found = once(net, loader, device)\n    net.train()\n    return found"
    assert {flag for _, flag in play(p09.collected, ends, **LOOK)["after"]} == {True}


@pytest.mark.parametrize("loader", p09.LOADERS)
def test_all_loaders_give_the_same_batches(loader: str) -> None:
    """Lists, tuples, generators and a real DataLoader give the same numbers."""
    case = {**EPOCH, "loader": loader, "epochs": 1}
    assert play(p09.one_epoch, "", **case)["logs"] == play(p09.one_epoch, "", **{**case, "loader": "a list"})["logs"]


# ------------------------------------------------------------------------------------------------------------------- fit

FIT: dict[str, Any] = {
    **SAMPLES,
    **NET,
    "scope": "all that are not frozen",
    "test_x": X[:3] * -0.5,
    "test_y": Y[:3],
    "test_sizes": [2, 1],
    "epochs": 3,
    "lr": 0.5,
}


def test_fit_shows_history_and_what_net_ends_with() -> None:
    """One record an epoch; what is frozen stays; versions tell whether weights were loaded at the end."""
    right = play(p09.fitted, "", **FIT)
    assert [row["epoch"] for row in right["history"]] == [1, 2, 3]
    assert all(type(row["train_loss"]) is float for row in right["history"])
    assert {(True, True), (False, False)} == set(modules(right["notes"]))
    lasts = "def fit(net, train_loader, test_loader, epochs, lr, device):\n    net.train()\n    optimizer = torch.optim.SGD(net.parameters(), lr, 0.9)\n    return [{'epoch': e, 'train_loss': train_one_epoch(net, train_loader, optimizer, nn.CrossEntropyLoss(), device, 1)[-1]} for e in range(3)]"
    wrong = play(p09.fitted, lasts, **FIT)
    assert set(modules(wrong["notes"])) == {(True, True)}
    assert wrong["versions"]["body.4.weight"] < right["versions"]["body.4.weight"]
    assert torch.equal(wrong["after"]["body.0.weight"], right["after"]["body.0.weight"])


# ----------------------------------------------------------------------------------------------------------- checkpoints

RUN: dict[str, Any] = {"net": "normed", "optimizer": "SGD with momentum", "steps": 2, "epoch": 37}


def among(wanted: torch.Tensor, tensors: list[torch.Tensor]) -> bool:
    """Whether one of them is that one."""
    return any(tensor.shape == wanted.shape and torch.equal(tensor, wanted) for tensor in tensors)


def test_saved_reads_what_is_in_the_file() -> None:
    """All of net, the optimizer's memory, its lr and the epoch are in the file, which is the only one."""
    right = play(p09.saved, "", **RUN, path="a Path", old=True)
    assert (right["read"], right["changed"], len(right["files"]), right["returned"]) == (True, [], 1, None)
    assert all(among(tensor, right["tensors"]) for tensor in right["net"].values())
    assert right["optimizer"]
    assert all(among(tensor, right["tensors"]) for tensor in right["optimizer"])
    assert {p09.LR, 37} <= set(right["numbers"])


def save(what: str, then: str = "pass") -> str:
    """A save_checkpoint of that."""
    return f"def save_checkpoint(path, net, optimizer, epoch):\n    torch.save({what}, path)\n    {then}\n"


def test_saved_sees_what_is_missing_or_unreadable() -> None:
    """Without the optimizer its memory is not there; a whole net can't be read, and its classes are named."""
    alone = play(p09.saved, save("net.state_dict()", "net.eval()"), **RUN, path="a str", old=False)
    assert alone["read"]
    assert not any(among(tensor, alone["tensors"]) for tensor in alone["optimizer"])
    assert alone["changed"] == ["training flags"]
    whole = play(p09.saved, save("net"), **RUN, path="a str", old=False)
    assert whole["read"] is False
    assert "torch.nn.modules.container.Sequential" in whole["names"]
    assert play(p09.saved, save("0", "os.remove(path)"), **RUN, path="a str", old=False)["is file"] is False


RESUMED: dict[str, Any] = {**RUN, "path": "a str", "stale": 1, "source": "the CPU", "target": "the CPU"}


def equal(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> bool:
    """The same numbers under each name."""
    return all(torch.equal(tensor, other[name]) for name, tensor in one.items())


def test_resumed_goes_on_as_if_never_stopped() -> None:
    """Restored and two steps later the other net is where the undisturbed run is; without the optimizer only the first holds."""
    right = play(p09.resumed, "", **RESUMED)
    assert (right["saved"], right["epoch"]) == ("", 37)
    assert all(equal(a, b) for a, b in zip(right["undisturbed"], right["resumed"], strict=True))
    assert all(right[name] for name in ("flags kept", "requires_grad kept", "same tensors", "steps them"))
    assert not equal(right["before"], right["undisturbed"][0])
    half = (
        "def load_checkpoint(path, net, optimizer):\n    net.load_state_dict(torch.load(path)['net'])\n    net.eval()"
    )
    wrong = play(p09.resumed, half, **RESUMED)
    assert equal(wrong["undisturbed"][0], wrong["resumed"][0])
    assert not equal(wrong["undisturbed"][1], wrong["resumed"][1])
    assert (wrong["epoch"], wrong["flags kept"]) == (None, False)


@pytest.mark.parametrize(
    ("instead", "why"),
    [
        ("def save_checkpoint(*given):\n    pass", "wrote no file"),
        ("def save_checkpoint(*given):\n    raise NotImplementedError", "is not started"),
        ("def save_checkpoint(*given):\n    raise ValueError", "raised ValueError"),
        ("del save_checkpoint", "is missing"),
    ],
)
def test_without_a_file_there_is_nothing_to_load(instead: str, why: str) -> None:
    """Why there is no checkpoint is told, and is not load_checkpoint's fault."""
    load = "def load_checkpoint(path, net, optimizer):\n    return 0\n"
    assert play(p09.resumed, load + instead, **RESUMED) == {"saved": why}


def test_a_load_that_is_not_started_is_told_first() -> None:
    """Where both are stubs, it is load_checkpoint's own NotImplementedError that comes."""
    stubs = "def save_checkpoint(*given):\n    raise NotImplementedError\nload_checkpoint = save_checkpoint"
    with pytest.raises(Raised) as raised:
        play(p09.resumed, stubs, **RESUMED)
    assert type(raised.value.error) is NotImplementedError


def test_a_misfit_raises_or_does_not() -> None:
    """A state of another net raises; loaded with strict=False it does not where only names differ."""
    case: Any = {"source": "linear", "target": "nested", "optimizer": "plain SGD"}
    assert play(p09.misfit, "", **case)["raised"] is True
    loose = "def load_checkpoint(path, net, optimizer):\n    return len(net.load_state_dict(torch.load(path)['net'], strict=False).missing_keys)"
    assert play(p09.misfit, loose, **case) == {"saved": "", "raised": False, "returned": 4}


def test_two_that_are_resumed_from_one_file_have_nothing_in_common() -> None:
    """The second goes on as if it were alone, the third has what was saved last; a memory of files gives what was there before."""
    right = play(p09.resumed_twice, "", optimizer="SGD with momentum")
    assert (right["saved"], right["epoch"]) == ("", 7)
    undisturbed = play(p09.resumed, "", **RESUMED | {"net": "linear", "stale": 0})["undisturbed"][1]
    assert equal(right["second"], undisturbed)
    remembers = """
kept = {}
def load_checkpoint(path, net, optimizer):
    state = kept.setdefault(str(path), torch.load(path))
    net.load_state_dict(state["net"])
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
"""
    wrong = play(p09.resumed_twice, remembers, optimizer="SGD with momentum")
    assert wrong["epoch"] == 4
    assert not equal(wrong["second"], undisturbed)
    assert not equal(wrong["third"], right["third"])
    assert play(p09.resumed_twice, "def save_checkpoint(*given):\n    pass", optimizer="Adam") == {
        "saved": "wrote no file"
    }


def test_a_checkpoint_travels_as_bytes() -> None:
    """What was sent from one process is received in another; a file of nothing but the weights does not resume."""
    packet = play(p09.sent, "", **RUN)
    right = play(p09.received, "", data=packet["bytes"], **RUN)
    assert right["epoch"] == 37
    assert all(equal(a, b) for a, b in zip(right["undisturbed"], right["resumed"], strict=True))
    with pytest.raises(Raised):
        play(p09.received, "", data=play(p09.sent, save("net.state_dict()"), **RUN)["bytes"], **RUN)
    assert play(p09.sent, "def save_checkpoint(*given):\n    pass", **RUN) == {"saved": "wrote no file", "bytes": None}
