"""Programs of 09_training.py: nets, loaders, optimizers and criteria that note how they are used, and what is left of them afterwards.

What watches writes to `NOTES`, a list of this module, and not to itself: a net that was deep-copied on the way still tells.
Facts about parameters are read from the very tensors that net had before learner code ran.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from graders.worker.harness import Submission

_is_grad_enabled = torch.is_grad_enabled
_cross_entropy = nn.functional.cross_entropy
_SGD, _Adam = torch.optim.SGD, torch.optim.Adam
_device, _item = torch.device, Tensor.item
_manual_seed = torch.default_generator.manual_seed

#: What was noted while the learner's code ran, in order.
NOTES: list[Any] = []

POISON = 1000.0  # what gradients hold before training


# ------------------------------------------------------------------------------------------------------------------ nets


class Noting(nn.Module):
    """Passes x through and notes ("module", name, training, tracking)."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def forward(self, x: Tensor) -> Tensor:
        """x itself."""
        NOTES.append(("module", self.name, self.training, _is_grad_enabled()))
        return x


class Net(nn.Module):
    """A net that notes each of its forward passes, and has a layer that it never uses."""

    def __init__(self, body: nn.Module) -> None:
        super().__init__()
        self.body = body
        self.spare = nn.Linear(2, 1)

    def forward(self, x: Tensor) -> Tensor:
        """The body's output."""
        NOTES.append(("module", "net", self.training, _is_grad_enabled()))
        out: Tensor = self.body(x)
        return out


#: net -> its body for that many classes and that share of dropped numbers
BODIES: dict[str, Callable[[int, float], list[nn.Module]]] = {
    "linear": lambda classes, drop: [nn.Linear(3, 4), nn.ReLU(), nn.Dropout(drop), Noting("inner"), nn.Linear(4, classes)],
    "normed": lambda classes, drop: [
        nn.Linear(3, 4),
        nn.BatchNorm1d(4),
        nn.Sequential(nn.ReLU(), nn.Dropout(drop), Noting("inner")),
        nn.Linear(4, classes),
    ],
    "images": lambda classes, drop: [nn.Conv2d(1, 2, 2), Noting("inner"), nn.Dropout(drop), nn.Flatten(), nn.Linear(8, classes)],
    "words": lambda classes, drop: [nn.Embedding(5, 3), nn.Dropout(drop), Noting("inner"), nn.Flatten(), nn.Linear(6, classes)],
}


def built(net: str, classes: int, x: Tensor, device: _device, *, drop: float = 0.0, modes: Iterable[bool] = (True,)) -> Net:
    """The net of that name on the device, with the same numbers each time; its modules have those modes in turn."""
    _manual_seed(classes)
    made = Net(nn.Sequential(*BODIES[net](classes, drop)))
    for module in made.modules():
        if isinstance(module, nn.BatchNorm1d):
            module.running_mean += torch.tensor([0.5, -0.5, 1.0, 0.0])
            module.running_var += torch.tensor([0.0, 1.0, 3.0, 0.5])
    made.to(x.dtype if x.is_floating_point() else torch.float32).to(device)
    flags = list(modes)
    for number, module in enumerate(made.modules()):
        module.training = flags[number % len(flags)]
    return made


def held(net: nn.Module) -> dict[str, Tensor]:
    """Parameters and buffers by name, the tensors themselves."""
    return {**dict(net.named_parameters()), **dict(net.named_buffers())}


def values_of(tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    """What those tensors hold now, on the CPU."""
    return {name: tensor.detach().cpu().clone() for name, tensor in tensors.items()}


# --------------------------------------------------------------------------------------------------------------- batches

Batch = tuple[Tensor, Tensor]


class Reiterable:
    """Gives its batches to each that asks, and is neither a list nor knows how many there are."""

    def __init__(self, batches: list[Any]) -> None:
        self._batches = batches

    def __iter__(self) -> Iterator[Any]:
        return iter(self._batches)


def pieces(x: Tensor, y: Tensor, sizes: list[int]) -> list[Batch]:
    """Consecutive rows as batches of those sizes, each a view."""
    return list(zip(x.split(sizes), y.split(sizes), strict=True))


def batched(x: Tensor, y: Tensor, sizes: list[int]) -> DataLoader[Any]:
    """The same batches from a real DataLoader."""
    return DataLoader(TensorDataset(x, y), batch_sampler=[list(rows) for rows in torch.arange(len(x)).split(sizes)])  # type: ignore[arg-type]


LOADERS: dict[str, Callable[[Tensor, Tensor, list[int]], Iterable[Any]]] = {
    "a list": pieces,
    "a list of lists": lambda x, y, sizes: [list(batch) for batch in pieces(x, y, sizes)],
    "a tuple": lambda x, y, sizes: tuple(pieces(x, y, sizes)),
    "a generator": lambda x, y, sizes: (batch for batch in pieces(x, y, sizes)),
    "an object with __iter__ only": lambda x, y, sizes: Reiterable(pieces(x, y, sizes)),
    "a DataLoader": batched,
}


# -------------------------------------------------------------------------------------------------- criteria, optimizers

#: criterion -> the batch's mean loss from output and labels
CRITERIA: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "cross-entropy": _cross_entropy,
    "three times the cross-entropy": lambda output, labels: 3 * _cross_entropy(output, labels),
    "a criterion that always gives 1": lambda output, labels: (output * 0).sum() + 1,
}


class Criterion(nn.Module):
    """The criterion of that name; notes ("criterion", device of the output, device of the labels, loss, samples)."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def forward(self, output: Tensor, labels: Tensor) -> Tensor:
        """The mean loss of the batch."""
        loss = CRITERIA[self.kind](output, labels)
        NOTES.append(("criterion", str(output.device), str(labels.device), _item(loss), len(labels)))
        return loss


OPTIMIZERS: dict[str, Callable[[list[Tensor]], torch.optim.Optimizer]] = {
    "SGD with momentum": lambda parameters: _SGD(parameters, lr=0.1, momentum=0.9),
    "plain SGD": lambda parameters: _SGD(parameters, lr=0.25),
    "Adam": lambda parameters: _Adam(parameters, lr=0.0625),
}


def trained_by(net: Net, scope: str) -> list[Tensor]:
    """The parameters that an optimizer of that scope holds; for "all that are not frozen" the first two are frozen."""
    parameters = list(net.parameters())
    if scope == "the last layers":
        return parameters[2:]
    if scope == "all that are not frozen":
        for parameter in parameters[:2]:
            parameter.requires_grad_(False)
    return parameters


def place(submission: Submission, where: str) -> tuple[_device, Any]:
    """(the device, how the learner's function is told of it)."""
    name = submission.device if where != "the CPU" else "cpu"
    if where == "the last GPU" and name != "cpu":
        name = "cuda:1"
    device = _device(name)
    return device, device if where == "a torch.device" else name.removesuffix(":0") if where == "without index" else name


# ------------------------------------------------------------------------------------------------------- train_one_epoch


def epochs_of(
    train: Callable[..., Any],
    place: tuple[_device, Any],
    *,
    net: str,
    classes: int,
    modes: list[bool],
    optimizer: str,
    scope: str,
    criterion: str,
    loader: str,
    sizes: list[int],
    x: Tensor,
    y: Tensor,
    log_every: int,
    epochs: int,
) -> dict[str, Any]:
    """`train` (a train_one_epoch) for some epochs: what it logged, what net then holds, what was noted."""
    device, told = place
    made = built(net, classes, x, device, modes=modes)
    parameters = trained_by(made, scope)
    stepper = OPTIMIZERS[optimizer](parameters)
    for number, parameter in enumerate(parameters):
        if parameter.requires_grad and number % 3:
            parameter.grad = torch.full_like(parameter, POISON)
    tensors = held(made)
    before = values_of(tensors)
    NOTES.clear()
    judge = Criterion(criterion)
    logs, ends = [], []
    for _ in range(epochs):
        logs.append(train(made, LOADERS[loader](x, y, sizes), stepper, judge, told, log_every))
        ends.append(len(NOTES))
    return {"logs": logs, "before": before, "after": values_of(tensors), "notes": list(NOTES), "ends": ends}


def one_epoch(submission: Submission, where: str, **case: Any) -> dict[str, Any]:
    """The learner's train_one_epoch in that case."""
    return epochs_of(lambda *given: submission.call("train_one_epoch", *given), place(submission, where), **case)
