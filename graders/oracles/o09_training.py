"""Known wrong ways of 09_training.py: what a training loop does that never clears gradients, or not at the right time."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from graders.programs.p09_training import epochs_of, held, pieces, place, to_fit, to_look_at, values_of
from graders.worker.harness import Submission


def without_zeroing(submission: Submission, where: str, **case: Any) -> list[dict[str, Tensor]]:
    """What net holds after training that clears gradients never, once before the first batch, or after each step (to zeros, too)."""
    found = []
    for once, after in ((False, ""), (True, ""), (False, "None"), (False, "zeros")):

        def train(
            net: Any,
            loader: Any,
            optimizer: Any,
            criterion: Any,
            device: Any,
            log_every: int,
            once: bool = once,
            after: str = after,
        ) -> list[float]:
            net.train()
            if once:
                optimizer.zero_grad()
            for x, y in loader:
                criterion(net(x.to(device)), y.to(device)).backward()
                optimizer.step()
                if after:
                    optimizer.zero_grad(set_to_none=after == "None")
            return []

        found.append(epochs_of(train, place(submission, where), **case)["after"])
    return found


def logits(submission: Submission, where: str, **case: Any) -> Tensor:
    """What net makes of all samples at once, in evaluation mode: (N, C) on the CPU."""
    device, _ = place(submission, where)
    net = to_look_at(case["net"], case["classes"], case["x"], device, [False])
    with torch.no_grad():
        found: Tensor = net(case["x"].to(device)).cpu()
    return found


def epochs_by_hand(submission: Submission, where: str, **case: Any) -> dict[str, Any]:
    """What fit's epochs give, by id of a mistake ("right" for none): history, states after each, losses of the batches."""
    found = {"right": fit_in_modes(submission, where, "each", True, **case)}
    for name, training, evaluating in (("G7a", "each", False), ("E12b", "once", True)):
        try:
            found[name] = fit_in_modes(submission, where, training, evaluating, **case)
        except ValueError:  # batch norm refuses a test batch of one sample: that way gives no numbers
            continue
    return found


def fit_in_modes(
    submission: Submission,
    where: str,
    training: str,
    evaluating: bool,
    *,
    loader: str,
    x: Tensor,
    y: Tensor,
    sizes: list[int],
    test_x: Tensor,
    test_y: Tensor,
    test_sizes: list[int],
    epochs: int,
    lr: float,
    **case: Any,
) -> dict[str, Any]:
    """Epochs that switch training mode on at the start of each or `once`, and evaluation mode before evaluating or not."""
    device, _ = place(submission, where)
    net = to_fit(device, x=x, **case)
    cross_entropy = torch.nn.functional.cross_entropy
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    history: list[dict[str, float]] = []
    states, losses, test_losses = [], [], []
    for epoch in range(1, epochs + 1):
        if training == "each" or epoch == 1:
            net.train()
        losses.append([one_step(net, optimizer, bx.to(device), by.to(device)) for bx, by in pieces(x, y, sizes)])
        if evaluating:
            net.eval()
        with torch.set_grad_enabled(not evaluating):  # in training mode without tracking net gives other numbers
            outputs = [(net(bx.to(device)), by.to(device)) for bx, by in pieces(test_x, test_y, test_sizes)]
        test_losses.append([cross_entropy(out, by).item() for out, by in outputs])
        hits = sum(int((out.argmax(1) == by).sum()) for out, by in outputs)
        history.append(
            {
                "train_loss": mean(losses[-1], sizes),
                "test_loss": mean(test_losses[-1], test_sizes),
                "test_accuracy": hits / len(test_y),
            }
        )
        states.append(values_of(held(net)))
    return {"history": history, "states": states, "train": losses, "test": test_losses}


def one_step(net: Any, optimizer: Any, x: Tensor, y: Tensor) -> float:
    """One step on the batch; its loss before that."""
    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(net(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def mean(losses: list[float], sizes: list[int]) -> float:
    """The mean over samples."""
    return sum(loss * size for loss, size in zip(losses, sizes, strict=True)) / sum(sizes)
