"""Programs of 09_training.py: nets, loaders, optimizers and criteria that note how they are used, and what is left of them afterwards.

What watches tells the judge at once (`notes`), and not itself: a net that was deep-copied on the way still tells.
Facts about parameters are read from the very tensors that net had before learner code ran.
"""

from __future__ import annotations

import copy
import itertools
import os
import pathlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.utils.data import DataLoader, TensorDataset

from graders.programs.nets import changed, flags_of, same, state_of
from graders.programs.nets import tensors_of as tensors_in
from graders.programs.notes import Watching, note
from graders.worker.harness import Missing, Raised, Submission

_cross_entropy = nn.functional.cross_entropy
_SGD, _Adam = torch.optim.SGD, torch.optim.Adam
_device, _item = torch.device, torch._C.TensorBase.item
_pointer = torch._C.TensorBase.data_ptr
_device_of = torch._C.TensorBase.device.__get__
_manual_seed = torch.default_generator.manual_seed
_load, _unsafe_globals = torch.load, torch.serialization.get_unsafe_globals_in_checkpoint
_no_grad, _strided, _from_bytes = torch.no_grad, torch.strided, torch.frombuffer
_deepcopy, _Path, _gettempdir, _is_file = copy.deepcopy, pathlib.Path, tempfile.gettempdir, os.path.isfile
_numbers = itertools.count(1)  # of the folders that checkpoints were saved to

#: The batch losses that criteria gave, in order. Only what the solution's run has here is looked at.
LOSSES: list[float] = []

#: Modes (twice training, plus tracking) in which a net must not run while it is trained, only looked at, or both in turn.
RESTING, LOOKING, EITHER = (0, 1), (1, 2, 3), (2,)
POISON = 1000.0  # what gradients hold before training
LR = 0.0703125  # of optimizers that are saved: a number that is nothing else's


# ------------------------------------------------------------------------------------------------------------------ nets


class Net(Watching):
    """A net that also notes ("loaded", whether it was given copies) for each state that is loaded into it."""

    def load_state_dict(self, state_dict: Any, *args: Any, **kwargs: Any) -> Any:
        """As ever; what shares memory with the net's own tensors is no copy."""
        own = {_pointer(tensor) for tensor in held(self).values() if tensor.numel()}
        given = state_dict.values() if isinstance(state_dict, dict) else ()
        note("loaded", all(_pointer(tensor) not in own for tensor in given if isinstance(tensor, Tensor)))
        return super().load_state_dict(state_dict, *args, **kwargs)


#: net -> its body for that many classes, that share of dropped numbers, and a module that watches
BODIES: dict[str, Callable[[int, float, nn.Module], list[nn.Module]]] = {
    "linear": lambda classes, drop, watch: [nn.Linear(3, 4), nn.ReLU(), nn.Dropout(drop), watch, nn.Linear(4, classes)],
    "normed": lambda classes, drop, watch: [
        nn.Linear(3, 4),
        nn.BatchNorm1d(4),
        nn.Sequential(nn.ReLU(), nn.Dropout(drop), watch),
        nn.Linear(4, classes),
    ],
    "images": lambda classes, drop, watch: [
        nn.Conv2d(1, 2, 2),
        watch,
        nn.Dropout(drop),
        nn.Flatten(),
        nn.Linear(8, classes),
    ],
    "words": lambda classes, drop, watch: [
        nn.Embedding(5, 3),
        nn.Dropout(drop),
        watch,
        nn.Flatten(),
        nn.Linear(6, classes),
    ],
    "shared": lambda classes, drop, watch: with_one_at_two_places(nn.Dropout(drop), watch, nn.Linear(4, classes)),
}


def with_one_at_two_places(dropout: nn.Module, watch: nn.Module, last: nn.Module) -> list[nn.Module]:
    """A body whose dropout is part of two of its modules, which have flags of their own."""
    return [nn.Linear(3, 4), nn.Sequential(dropout, watch), nn.Sequential(nn.ReLU(), dropout), last]


def built(
    net: str,
    classes: int,
    x: Tensor,
    device: torch.device,
    *,
    wrong: tuple[int, ...],
    drop: float = 0.0,
    modes: Iterable[bool] = (True,),
) -> Watching:
    """The net of that name on the device, with the same numbers each time; its modules have those modes in turn.

    `wrong`: modes in which it gives other numbers. It has a layer that it never uses.
    """
    _manual_seed(classes)
    body = nn.Sequential(*BODIES[net](classes, drop, Watching("", wrong)))
    made = Net("net", wrong, body, spare=nn.Linear(2, 1))
    for name, module in made.named_modules():
        if isinstance(module, Watching) and module is not made:
            module.name = name
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
    return {**tensors_in(net, "_parameters"), **tensors_in(net, "_buffers")}


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


class Turning:
    """Gives its batches in another order at each pass, as a loader that shuffles does."""

    def __init__(self, batches: list[Any]) -> None:
        self._batches = batches

    def __iter__(self) -> Iterator[Any]:
        given = iter(self._batches)
        self._batches = self._batches[1:] + self._batches[:1]
        return given


def pieces(x: Tensor, y: Tensor, sizes: list[int]) -> list[Batch]:
    """Consecutive rows as batches of those sizes, each a view."""
    return list(zip(x.split(sizes), y.split(sizes), strict=True))


def batched(x: Tensor, y: Tensor, sizes: list[int]) -> DataLoader[Any]:
    """The same batches from a real DataLoader, whose dataset has its samples in another order, and one more."""
    dataset = TensorDataset(torch.cat([x.flip(0), x[:1]]), torch.cat([y.flip(0), y[:1]]))
    numbers = torch.arange(len(x)).flip(0)
    return DataLoader(dataset, batch_sampler=[rows.tolist() for rows in numbers.split(sizes)])


LOADERS: dict[str, Callable[[Tensor, Tensor, list[int]], Iterable[Any]]] = {
    "a list": pieces,
    "a list of lists": lambda x, y, sizes: [list(batch) for batch in pieces(x, y, sizes)],
    "a tuple": lambda x, y, sizes: tuple(pieces(x, y, sizes)),
    "a generator": lambda x, y, sizes: (batch for batch in pieces(x, y, sizes)),
    "an object with __iter__ only": lambda x, y, sizes: Reiterable(pieces(x, y, sizes)),
    "a DataLoader": batched,
    "an iterable with another order of its batches at each pass": lambda x, y, sizes: Turning(pieces(x, y, sizes)),
}


# -------------------------------------------------------------------------------------------------- criteria, optimizers

#: criterion -> the batch's mean loss from output and labels
CRITERIA: dict[str, Callable[[Tensor, Tensor], Tensor]] = {
    "cross-entropy": _cross_entropy,
    "three times the cross-entropy": lambda output, labels: 3 * _cross_entropy(output, labels),
    "a criterion that always gives 1": lambda output, labels: (output * 0).sum() + 1,
}


class Criterion(nn.Module):
    """The criterion of that name; notes ("criterion", device of the output, device of the labels)."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def forward(self, output: Tensor, labels: Tensor) -> Tensor:
        """The mean loss of the batch."""
        loss = CRITERIA[self.kind](output, labels)
        note("criterion", str(_device_of(output)), str(_device_of(labels)))
        LOSSES.append(_item(loss))
        return loss


OPTIMIZERS: dict[str, Callable[[list[Tensor]], Optimizer]] = {
    "SGD with momentum": lambda parameters: _SGD(parameters, lr=0.1, momentum=0.9),
    "plain SGD": lambda parameters: _SGD(parameters, lr=0.25),
    "Adam": lambda parameters: _Adam(parameters, lr=0.0625),
}


def trained_by(net: Watching, scope: str) -> list[Tensor]:
    """The parameters that an optimizer of that scope holds; for "all that are not frozen" the first two are frozen."""
    parameters = list(net.parameters())
    if scope == "the last layers":
        return parameters[2:]
    if scope == "all that are not frozen":
        for parameter in parameters[:2]:
            parameter.requires_grad_(False)
    return parameters


def place(submission: Submission, where: str) -> tuple[torch.device, Any]:
    """(the device, how the learner's function is told of it)."""
    name = "cpu" if where == "the CPU" else submission.devices[-1 if where == "the last GPU" else 0]
    device = _device(name)
    return device, device if where == "a torch.device" else name.removesuffix(
        ":0"
    ) if where == "without index" else name


# ------------------------------------------------------------------------------------------------------- train_one_epoch


def epochs_of(
    train: Callable[..., Any],
    place: tuple[torch.device, Any],
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
    made = built(net, classes, x, device, wrong=RESTING, modes=modes)
    parameters = trained_by(made, scope)
    stepper = OPTIMIZERS[optimizer](parameters)
    for number, parameter in enumerate(parameters):
        if parameter.requires_grad and number % 3:
            parameter.grad = torch.full_like(parameter, POISON)
    tensors = held(made)
    before = values_of(tensors)
    LOSSES.clear()
    judge = Criterion(criterion)
    logs, ends = [], []
    for _ in range(epochs):
        log = train(made, LOADERS[loader](x, y, sizes), stepper, judge, told, log_every)
        logs.append([plain(entry) for entry in log] if type(log) is list else log)
        ends.append(len(LOSSES))
    return {"logs": logs, "before": before, "after": values_of(tensors), "losses": list(LOSSES), "ends": ends}


def one_epoch(submission: Submission, where: str, **case: Any) -> dict[str, Any]:
    """The learner's train_one_epoch in that case."""
    return epochs_of(lambda *given: submission.call("train_one_epoch", *given), place(submission, where), **case)


# ------------------------------------------------------------------------------------------- evaluate, collect_predictions


def to_look_at(net: str, classes: int, x: Tensor, device: torch.device, modes: list[bool]) -> Watching:
    """A net with dropout that was trained before: some parameters have gradients, the first is frozen."""
    made = built(net, classes, x, device, wrong=LOOKING, drop=0.5, modes=modes)
    for number, parameter in enumerate(made.parameters()):
        parameter.grad = torch.full_like(parameter, number) if number % 2 else None
        parameter.requires_grad_(number > 0)
    return made


def looked(
    look: Callable[[Watching, Criterion, Any], list[Any]], where: tuple[torch.device, Any], case: dict[str, Any]
) -> dict[str, Any]:
    """What `look` gives of a net and a criterion, and what has changed of the net by then."""
    device, told = where
    made = to_look_at(case["net"], case["classes"], case["x"], device, case["modes"])
    before, state = flags_of(made), state_of(made)
    LOSSES.clear()
    outs = look(made, Criterion(case.get("criterion", "cross-entropy")), told)
    return {
        "outs": outs,
        "losses": list(LOSSES),
        "before": before,
        "after": flags_of(made),
        "changed": changed(state, state_of(made)),
    }


def plain(value: Any) -> Any:
    """The value with kinds of float (NumPy's is one) made plain floats, in tuples too."""
    if type(value) is tuple:
        return tuple(plain(part) for part in value)
    return float.__float__(value) if isinstance(value, float) else value


def evaluated(submission: Submission, where: str, **case: Any) -> dict[str, Any]:
    """The learner's evaluate, twice on the same net."""

    def look(net: Watching, criterion: Criterion, told: Any) -> list[Any]:
        rows = case["x"], case["y"], case["sizes"]
        return [
            plain(submission.call("evaluate", net, LOADERS[case["loader"]](*rows), criterion, told)) for _ in range(2)
        ]

    return looked(look, place(submission, where), case)


def collected(submission: Submission, where: str, **case: Any) -> dict[str, Any]:
    """The learner's collect_predictions."""

    def look(net: Watching, criterion: Criterion, told: Any) -> list[Any]:
        loader = LOADERS[case["loader"]](case["x"], case["y"], case["sizes"])
        return [submission.call("collect_predictions", net, loader, told)]

    return looked(look, place(submission, where), case)


# ------------------------------------------------------------------------------------------------------------------- fit


def to_fit(where: torch.device, *, net: str, classes: int, modes: list[bool], scope: str, x: Tensor) -> Watching:
    """A net that is to be trained, with the scope's parameters frozen."""
    made = built(net, classes, x, where, wrong=EITHER, modes=modes)
    trained_by(made, scope)
    return made


def fitted(
    submission: Submission,
    where: str,
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
    """The learner's fit in that case: its history, what net then holds, how often its parameters changed in place."""
    device, told = place(submission, where)
    made = to_fit(device, x=x, **case)
    tensors = held(made)
    loaders = LOADERS[loader](x, y, sizes), LOADERS[loader](test_x, test_y, test_sizes)
    history = submission.call("fit", made, *loaders, epochs, lr, told)
    if type(history) is list:
        history = [{k: plain(v) for k, v in row.items()} if type(row) is dict else row for row in history]
    return {
        "history": history,
        "after": values_of(tensors),
        "versions": {name: tensor._version for name, tensor in tensors.items()},
    }


# ----------------------------------------------------------------------------------------------------------- checkpoints

#: net -> its layers. Plain modules of torch: a learner may try to pickle them whole.
KEPT: dict[str, Callable[[], nn.Module]] = {
    "linear": lambda: nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2)),
    "normed": lambda: nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2)),
    "nested": lambda: nn.Sequential(
        nn.Sequential(nn.Linear(3, 4), nn.Tanh()), nn.ModuleDict({"last": nn.Linear(4, 2)})["last"]
    ),
    "layer-normed": lambda: nn.Sequential(nn.Linear(3, 4), nn.LayerNorm(4), nn.ReLU(), nn.Linear(4, 2)),
    "wider": lambda: nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 2)),
    "narrow": lambda: nn.Sequential(nn.Linear(3, 1), nn.ReLU(), nn.Linear(1, 2)),
    "flat": lambda: nn.Sequential(nn.Linear(3, 4, bias=False), nn.ReLU(), nn.Linear(4, 2)),
    "turned": lambda: nn.Sequential(nn.Linear(4, 3, bias=False), nn.ReLU(), nn.Linear(4, 2)),
    "deeper": lambda: nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2), nn.Linear(2, 2)),
}
X = torch.tensor([[1.0, -1.0, 0.5], [0.0, 2.0, -0.5], [-1.0, 0.5, 1.5], [2.0, -0.5, 0.0]])
Y = torch.tensor([0, 1, 1, 0])


def kept(net: str, seed: int, device: torch.device, double: bool = False) -> nn.Module:
    """The net of that name with that seed's numbers, its last parameter frozen, its modules in mixed modes."""
    _manual_seed(seed)
    made = KEPT[net]().to(device)
    if double:
        made.double()
    list(made.parameters())[-1].requires_grad_(False)
    for number, module in enumerate(made.modules()):
        module.training = number % 3 != 2
    return made


def optimizer_of(kind: str, net: nn.Module, lr: float) -> Optimizer:
    """The optimizer of that name over net."""
    parameters = list(net.parameters())
    if kind == "SGD with momentum":
        return _SGD(parameters, lr=lr, momentum=0.9)
    if kind == "SGD with momentum, the layers apart":
        return _SGD([{"params": parameters[:2], "lr": lr / 2}, {"params": parameters[2:]}], lr=lr, momentum=0.5)
    if kind == "SGD with momentum over the last layer":
        return _SGD(parameters[2:], lr=lr, momentum=0.9)
    return _Adam(parameters, lr=lr) if kind == "Adam" else _SGD(parameters, lr=lr)


def stepped(net: nn.Module, optimizer: Optimizer, steps: int) -> None:
    """Net after so many steps of training."""
    flags = [(module, module.training) for module in net.modules()]
    net.train()
    parameter = next(net.parameters())
    x, y = X.to(parameter.dtype).to(parameter.device), Y.to(parameter.device)
    for _ in range(steps):
        optimizer.zero_grad()
        _cross_entropy(net(x), y).backward()
        optimizer.step()
    for module, training in flags:
        module.training = training


def state_of_both(net: nn.Module, optimizer: Optimizer) -> dict[str, Any]:
    """What saving must leave alone."""
    return {**dict(state_of(net)), "training flags": flags_of(net), "optimizer": _deepcopy(optimizer.state_dict())}


def parts_of(value: Any, tensors: list[Tensor], numbers: list[Any]) -> None:
    """All tensors and all numbers that are anywhere in dicts, lists and tuples."""
    if isinstance(value, Tensor):
        tensors.append(value)
    elif isinstance(value, int | float):
        numbers.append(value)
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            parts_of(part, tensors, numbers)


def place_for(path: str, old: bool) -> Any:
    """A path in a new folder, as a `str` or a `Path`; `old`: with a file there."""
    number = next(_numbers)  # a random name would make messages differ
    found = _Path(_gettempdir(), f"run-{number}", ("checkpoint.pt", "epoch 7.ckpt", "last")[number % 3])
    found.parent.mkdir(parents=True, exist_ok=True)
    if old:
        found.write_bytes(b"an older file " * 1000)
    return str(found) if path == "a str" else found


def saved(
    submission: Submission, net: str, optimizer: str, steps: int, epoch: int, path: str, old: bool, double: bool = False
) -> dict[str, Any]:
    """The learner's save_checkpoint: what is in its file, what is held by net and optimizer, what it changed."""
    made = kept(net, 1, _device(submission.device), double)
    stepper = optimizer_of(optimizer, made, LR)
    stepped(made, stepper, steps)
    before = state_of_both(made, stepper)
    where = place_for(path, old)
    returned = submission.call("save_checkpoint", where, made, stepper, epoch)
    after = state_of_both(made, stepper)
    facts: dict[str, Any] = {
        "returned": returned,
        "changed": [what for what in before if not same(before[what], after[what])],
        "net": values_of(made.state_dict()),
        "optimizer": [],
        "files": sorted(found.name for found in _Path(where).parent.iterdir()),
        "is file": _is_file(where),  # whoever reads a pipe waits for it
        "read": None,
    }
    parts_of(stepper.state_dict()["state"], facts["optimizer"], [])
    facts["optimizer"] = [tensor.detach().cpu().clone() for tensor in facts["optimizer"] if tensor.dim()]
    with _no_grad():
        for tensor in held(made).values():
            tensor.add_(1)  # training goes on; what was saved stays
    return facts | (read(where) if facts["is file"] else {})


def read(path: Any) -> dict[str, Any]:
    """What `torch.load(weights_only=True)` finds in a file, or why it finds nothing."""
    try:
        loaded = _load(path, map_location="cpu", weights_only=True)
    except Exception as error:
        try:
            names = sorted(_unsafe_globals(path))
        except Exception:
            names = []
        return {"read": False, "why": f"{type(error).__name__}: {error}"[:300], "names": names}
    tensors: list[Tensor] = []
    numbers: list[Any] = []
    parts_of(loaded, tensors, numbers)
    tensors = [
        tensor.detach().clone() for tensor in tensors[:200] if tensor.layout is _strided and not tensor.is_quantized
    ]
    return {"read": True, "tensors": tensors, "numbers": numbers[:500]}


def write(submission: Submission, path: Any, made: nn.Module, stepper: Optimizer, epoch: int) -> str:
    """The learner's save_checkpoint; says why where it wrote no file. A load_checkpoint that is not started is told first."""
    why = ""
    try:
        submission.call("save_checkpoint", path, made, stepper, epoch)
        return why if _is_file(path) else "wrote no file"
    except Missing:
        why = "is missing"
    except Raised as raised:
        stub = type(raised.error) is NotImplementedError and not raised.error.args
        why = "is not started" if stub else f"raised {type(raised.error).__name__}"
    try:
        submission.call("load_checkpoint", path, made, stepper)
    except Raised as raised:
        if type(raised.error) is NotImplementedError:
            raise
    return why


def resumed(
    submission: Submission,
    net: str,
    optimizer: str,
    steps: int,
    epoch: int,
    path: str,
    stale: int,
    source: str,
    target: str,
    double: bool = False,
) -> dict[str, Any]:
    """A run saved with the learner's functions and resumed into another net, then both go on. `stale`: steps of the other before."""
    first = kept(net, 1, _device(submission.device if source == "the device" else "cpu"), double)
    stepper = optimizer_of(optimizer, first, LR)
    stepped(first, stepper, steps)
    where = place_for(path, old=False)
    why = write(submission, where, first, stepper, epoch)
    if why:
        return {"saved": why}
    saved_state = values_of(held(first))
    submission.guard(stepped, first, stepper, 2)
    second = kept(net, 2, _device(submission.device if target == "the device" else "cpu"), double)
    return {"saved": "", "undisturbed": [saved_state, values_of(held(first))]} | loaded(
        submission, where, second, optimizer_of(optimizer, second, LR * 3), stale
    )


def resumed_twice(submission: Submission, optimizer: str) -> dict[str, Any]:
    """Two nets are resumed from one file and go on; another run is saved to the same path, and a third net resumed from there.

    What is resumed is done with before the file is written anew: who maps it into memory, as torch.load offers, may need it.
    """
    device = _device(submission.device)

    def another(seed: int) -> tuple[nn.Module, Optimizer]:
        made = kept("linear", seed, device)
        return made, optimizer_of(optimizer, made, LR * 3)

    first = kept("linear", 1, device)
    stepper = optimizer_of(optimizer, first, LR)
    stepped(first, stepper, 2)
    where = place_for("a str", old=False)
    why = write(submission, where, first, stepper, 4)
    if why:
        return {"saved": why}
    one, two, three = another(2), another(3), another(4)
    for net, its in (one, two):
        submission.call("load_checkpoint", where, net, its)
    submission.guard(stepped, *one, 3)
    submission.guard(stepped, *two, 2)
    second = values_of(held(two[0]))
    stepped(first, stepper, 3)
    why = write(submission, where, first, stepper, 7)
    if why:
        return {"saved": why}
    epoch = submission.call("load_checkpoint", where, *three)
    return {"saved": "", "epoch": epoch, "second": second, "third": values_of(held(three[0]))}


def loaded(submission: Submission, path: Any, net: nn.Module, optimizer: Optimizer, stale: int) -> dict[str, Any]:
    """The learner's load_checkpoint into a net that took `stale` steps before, then two more steps."""
    stepped(net, optimizer, stale)
    tensors = held(net)
    flags = flags_of(net)
    grads = {name: tensor.requires_grad for name, tensor in tensors.items()}
    before = values_of(tensors)
    returned = submission.call("load_checkpoint", path, net, optimizer)
    facts = {
        "epoch": returned,
        "flags kept": flags == flags_of(net),
        "requires_grad kept": grads == {name: tensor.requires_grad for name, tensor in tensors.items()},
        "same tensors": all(tensors.get(name) is tensor for name, tensor in held(net).items()),
        "steps them": all(
            any(p is tensor for tensor in tensors.values()) for group in optimizer.param_groups for p in group["params"]
        ),
        "before": before,
    }
    restored = values_of(tensors)
    submission.guard(stepped, net, optimizer, 2)
    return facts | {"resumed": [restored, values_of(tensors)]}


def misfit(submission: Submission, source: str, target: str, optimizer: str) -> dict[str, Any]:
    """load_checkpoint of a file that was saved from another kind of net; `returned` where it raised nothing."""
    device = _device(submission.device)
    first, second = kept(source, 1, device), kept(target, 2, device)
    stepper = optimizer_of(optimizer, first, LR)
    stepped(first, stepper, 1)
    where = place_for("a str", old=False)
    why = write(submission, where, first, stepper, 3)
    if why:
        return {"saved": why, "raised": False, "returned": None}
    try:
        returned = submission.call("load_checkpoint", where, second, optimizer_of(optimizer, second, LR))
    except Raised as raised:
        if not isinstance(raised.error, Exception) or type(raised.error) is NotImplementedError:
            raise
        return {"saved": "", "raised": True, "returned": None}
    return {"saved": "", "raised": False, "returned": returned}


def sent(submission: Submission, net: str, optimizer: str, steps: int, epoch: int) -> dict[str, Any]:
    """The bytes of a checkpoint that the learner's save_checkpoint made of a net on the device."""
    made = kept(net, 1, _device(submission.device))
    stepper = optimizer_of(optimizer, made, LR)
    stepped(made, stepper, steps)
    where = place_for("a str", old=False)
    why = write(submission, where, made, stepper, epoch)
    return {
        "saved": why,
        "bytes": None if why else _from_bytes(bytearray(_Path(where).read_bytes()), dtype=torch.uint8),
    }


def received(submission: Submission, data: Tensor, net: str, optimizer: str, steps: int, epoch: int) -> dict[str, Any]:
    """The learner's load_checkpoint, here, of a file that was written on another machine."""
    first = kept(net, 1, _device("cpu"))
    stepper = optimizer_of(optimizer, first, LR)
    stepped(first, stepper, steps)
    undisturbed = [values_of(held(first))]
    stepped(first, stepper, 2)
    undisturbed.append(values_of(held(first)))
    where = place_for("a Path", old=False)
    where.write_bytes(data.numpy().tobytes())
    second = kept(net, 2, _device("cpu"))
    return {"undisturbed": undisturbed} | loaded(submission, where, second, optimizer_of(optimizer, second, LR * 3), 0)
