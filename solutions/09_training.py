"""Pipeline A: train a classifier.

Tutorial: https://docs.pytorch.org/tutorials/beginner/blitz/cifar10_tutorial.html
One epoch of training, an honest evaluation, predictions to look at, a checkpoint to come back to, and the loop around it all.
`make train` runs on these very functions. Grade with `make grade EX=09`.

In all of them `net` already lives on `device` (a `torch.device` or its name), batches come from the CPU, and a loader is
anything that a `for` loop takes: each turn gives a pair (x, y) of B samples and their B labels (int64), B may differ from
batch to batch. A loader need not know its length, so count what comes.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

Loader = Iterable[tuple[Tensor, Tensor]]
Criterion = Callable[[Tensor, Tensor], Tensor]


def train_one_epoch(
    net: nn.Module,
    loader: Loader,
    optimizer: torch.optim.Optimizer,
    criterion: Criterion,
    device: torch.device | str,
    log_every: int,
) -> list[float]:
    """Train net on every batch of the loader once, and return how the loss went.

    The net trains in training mode, whichever mode it comes in. Each batch takes one whole step, from gradients that may
    still hold anything. The loss of one batch is noisy, so the log averages it: one entry for each full window of
    `log_every` batches, the mean of their losses, each taken before its step. A shorter rest at the end has no entry.

    >>> net = nn.Linear(1, 1, bias=False)
    >>> _ = nn.init.zeros_(net.weight)
    >>> optimizer = torch.optim.SGD(net.parameters(), lr=0.25)
    >>> batches = [(torch.ones(4, 1), torch.ones(4, 1))] * 5
    >>> train_one_epoch(net, batches, optimizer, nn.MSELoss(), "cpu", log_every=2)  # the losses: 1, 1/4, 1/16, 1/64, ...
    [0.625, 0.0390625]

    criterion: takes (output, labels), returns the mean loss of the batch as a 0-d tensor. log_every: at least 1.
    Returns Python floats, which hold no graph.
    https://docs.pytorch.org/docs/stable/optim.html#taking-an-optimization-step
    Since the first version of the tutorial: `zero_grad` sets gradients to None instead of filling them with zeros.
    """
    # BEGIN SOLUTION  one training step for each batch, one number for each full window
    net.train()
    losses, running = [], 0.0
    for number, (x, y) in enumerate(loader, start=1):
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()
        optimizer.step()
        running += loss.item()
        if number % log_every == 0:
            losses.append(running / log_every)
            running = 0.0
    return losses
    # END SOLUTION


def evaluate(net: nn.Module, loader: Loader, criterion: Criterion, device: torch.device | str) -> tuple[float, float]:
    """The mean loss of a sample and the share of right answers, over all samples of the loader.

    Both are the same however the samples are cut into batches. The net is only looked at: it runs in evaluation mode and
    without tracking, and afterwards each of its modules has its own `training` flag as before, and its gradients and
    its statistics are as before too.

    >>> net = nn.Identity()
    >>> logits, labels = torch.tensor([[8., 0.], [8., 0.], [8., 0.]]), torch.tensor([0, 0, 1])
    >>> loss, accuracy = evaluate(net, [(logits[:2], labels[:2]), (logits[2:], labels[2:])], nn.CrossEntropyLoss(), "cpu")
    >>> f"{loss:.3f} {accuracy:.3f}"
    '2.667 0.667'

    net: from x to logits (B, C). criterion: takes (output, labels), returns the mean loss of the batch. Returns two Python
    floats, the second from 0 to 1.
    https://docs.pytorch.org/docs/stable/notes/autograd.html#evaluation-mode-nn-module-eval
    """
    # BEGIN SOLUTION  add up over samples, in evaluation mode and without tracking
    flags = [(module, module.training) for module in net.modules()]
    net.eval()
    loss, correct, seen = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            logits = net(x)  # (B, C)
            loss += criterion(logits, y).item() * len(y)
            correct += int((logits.argmax(1) == y).sum())
            seen += len(y)
    for module, training in flags:
        module.training = training
    return loss / seen, correct / seen
    # END SOLUTION


def collect_predictions(net: nn.Module, loader: Loader, device: torch.device | str) -> tuple[Tensor, Tensor, Tensor]:
    """What net makes of every sample: probabilities, predicted classes, and the labels that were true.

    One row for each sample, in the order in which the loader gave them, on the CPU. Like `evaluate` this only looks: in
    evaluation mode, without tracking, every `training` flag as before.

    >>> batches = [(torch.tensor([[0., 0.], [9., 0.]]), torch.tensor([1, 0])), (torch.tensor([[0., 9.]]), torch.tensor([0]))]
    >>> probabilities, predicted, labels = collect_predictions(nn.Identity(), batches, "cpu")
    >>> probabilities[0], predicted[1:], labels
    (tensor([0.5000, 0.5000]), tensor([0, 1]), tensor([1, 0, 0]))

    net: from x to logits (B, C). Returns (N, C) in the dtype of the logits, (N,) int64 and (N,) int64, N being the number of
    all samples.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softmax.html
    """
    # BEGIN SOLUTION  collect batch by batch, join at the end
    flags = [(module, module.training) for module in net.modules()]
    net.eval()
    probabilities, labels = [], []
    with torch.no_grad():
        for x, y in loader:
            probabilities.append(net(x.to(device)).softmax(1).cpu())  # (B, C)
            labels.append(y)
    for module, training in flags:
        module.training = training
    rows = torch.cat(probabilities)  # (N, C)
    return rows, rows.argmax(1), torch.cat(labels)
    # END SOLUTION


def save_checkpoint(path: str | os.PathLike[str], net: nn.Module, optimizer: torch.optim.Optimizer, epoch: int) -> None:
    """Write net, optimizer and epoch into one file, all that training needs to go on.

    A pickled module can only be loaded where its very source code is, and loading it may run any code. So a checkpoint
    holds states and no objects, and `torch.load(path, weights_only=True)` reads it (the default since PyTorch 2.6). The
    optimizer has a state of its own: momentum, for one. How the file is laid out inside is up to you.

    >>> import tempfile
    >>> net = nn.Linear(2, 1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_checkpoint(f"{folder}/checkpoint.pt", net, torch.optim.SGD(net.parameters(), lr=0.1), epoch=3)
    ...     type(torch.load(f"{folder}/checkpoint.pt", weights_only=True))
    <class 'dict'>

    path: a `str` or a `pathlib.Path`; a file that is there is replaced. epoch: an int.
    https://docs.pytorch.org/tutorials/beginner/saving_loading_models.html
    """
    # BEGIN SOLUTION  save states
    torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}, path)
    # END SOLUTION


def load_checkpoint(path: str | os.PathLike[str], net: nn.Module, optimizer: torch.optim.Optimizer) -> int:
    """Bring net and optimizer back to where `save_checkpoint` left them, and return the epoch.

    Both change in place: the optimizer steps the very parameters that net had before. From here training goes on as if
    it had never stopped. The file may come from another machine: saved on a GPU, loaded where there is none, and the
    other way round. A checkpoint that does not fit net raises an exception, as half a net would be worse than none.

    >>> import tempfile
    >>> net, other = nn.Linear(2, 1), nn.Linear(2, 1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_checkpoint(f"{folder}/checkpoint.pt", net, torch.optim.SGD(net.parameters(), lr=0.1), epoch=3)
    ...     load_checkpoint(f"{folder}/checkpoint.pt", other, torch.optim.SGD(other.parameters(), lr=0.1))
    3
    >>> torch.equal(net.weight, other.weight)
    True

    path: a file that your `save_checkpoint` wrote. Returns an int.
    https://docs.pytorch.org/docs/stable/generated/torch.load.html
    """
    # BEGIN SOLUTION  load states into net and optimizer
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    net.load_state_dict(checkpoint["net"])
    optimizer.load_state_dict(checkpoint["optimizer"])
    return checkpoint["epoch"]
    # END SOLUTION


def fit(
    net: nn.Module, train_loader: Loader, test_loader: Loader, epochs: int, lr: float, device: torch.device | str
) -> list[dict[str, Any]]:
    """Train net for some epochs, and leave it with the weights of its best one.

    Cross-entropy, and SGD with momentum 0.9 over one optimizer for all epochs. Each epoch trains on `train_loader` once and
    then evaluates on `test_loader`; the best epoch is the one with the highest test accuracy, the first of equals. What you
    keep of it must not go on changing while the training goes on.

    >>> x, y = torch.tensor([[1., 0.], [0., 1.]]), torch.tensor([0, 1])
    >>> net = nn.Linear(2, 2)
    >>> history = fit(net, [(x, y)] * 20, [(x, y)], epochs=2, lr=0.5, device="cpu")
    >>> [(row["epoch"], row["test_accuracy"]) for row in history]
    [(1, 1.0), (2, 1.0)]
    >>> list(history[0])
    ['epoch', 'train_loss', 'test_loss', 'test_accuracy']

    epochs: at least 1. Returns one dict for each epoch: `epoch`, an int that counts from 1, and three floats: `train_loss`
    (mean over the samples of the epoch, each batch's loss as it was before its step), `test_loss` and `test_accuracy` (as
    from `evaluate`).
    https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.state_dict
    """
    # BEGIN SOLUTION  the loop over epochs
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    history: list[dict[str, Any]] = []
    best, weights = -1.0, net.state_dict()
    for epoch in range(1, epochs + 1):
        net.train()
        total, seen = 0.0, 0
        for x, y in train_loader:
            x, y = x.to(device), y.to(device)
            optimizer.zero_grad()
            loss = criterion(net(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(y)
            seen += len(y)
        test_loss, accuracy = evaluate(net, test_loader, criterion, device)
        history.append({"epoch": epoch, "train_loss": total / seen, "test_loss": test_loss, "test_accuracy": accuracy})
        if accuracy > best:
            best, weights = accuracy, {name: tensor.clone() for name, tensor in net.state_dict().items()}
    net.load_state_dict(weights)
    return history
    # END SOLUTION
