"""Programs of 07_losses_and_steps.py: losses to differentiate, nets to step, optimizers whose effect is seen.

What watches tells the judge at once (`notes`), and not itself. Weights are read from the parameters that a net was
built with, by functions bound here: whatever else a learner's file replaces, these numbers are what the step left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor, nn

from graders.programs.nets import all_of, changed, copied, modules_of
from graders.programs.nets import tensors_of as held
from graders.programs.notes import Watching, note
from graders.worker.harness import Submission

_grad, _Optimizer, _is_subclass = torch.autograd.grad, torch.optim.Optimizer, type.__subclasscheck__
_mul = torch._C.TensorBase.mul
_gradient, _any = torch._C.TensorBase.grad.__get__, torch._C.TensorBase.any
_requires_grad = torch._C.TensorBase.requires_grad.__get__
RESTING = (0, 1)  # modes in which a net that is trained must not run: evaluation, with or without tracking


# ----------------------------------------------------------------------------------------------------------------- losses


def loss_of(submission: Submission, name: str, given: Tensor, wanted: Tensor) -> dict[str, Any]:
    """The loss, and its gradient with respect to both arguments: None where it has none, or where the argument does not track."""
    loss = submission.call(name, given, wanted)
    facts: dict[str, Any] = {"loss": loss, "gradients": [None, None]}
    tracking = [tensor for tensor in (given, wanted) if tensor.requires_grad]
    if isinstance(loss, Tensor) and loss.ndim == 0 and loss.requires_grad and tracking:
        found = iter(submission.guard(_grad, loss, tracking, allow_unused=True))
        facts["gradients"] = [next(found) if tensor.requires_grad else None for tensor in (given, wanted)]
    return facts


# ------------------------------------------------------------------------------------------------------------------- nets


def net_of(*layers: nn.Module, **unused: nn.Module) -> nn.Module:
    """A net whose own flag is noted too. `unused` are layers that its output does not depend on."""
    return Watching("net", RESTING, nn.Sequential(*layers), **unused)


def doubled(module: nn.Module, args: Any, out: Tensor) -> Tensor:
    """A forward hook."""
    note("hook")
    return _mul(out, 2)


def frozen() -> nn.Module:
    """The first layer is frozen, another one is not used."""
    return net_of(nn.Linear(3, 4).requires_grad_(False), nn.Tanh(), nn.Linear(4, 2), unused=nn.Linear(1, 1))


def shared() -> nn.Module:
    """One layer twice."""
    layer = nn.Linear(3, 3)
    return net_of(layer, nn.Tanh(), layer, nn.Linear(3, 2))


def hooked() -> nn.Module:
    """A hook makes the output twice as large."""
    net = net_of(nn.Linear(3, 2))
    net.register_forward_hook(doubled)
    return net


def scaled(module: nn.Module, args: Any, out: Tensor) -> Tensor:
    """A forward hook."""
    return _mul(out, module.scale)


def owning() -> nn.Module:
    """A parameter that lies in net itself and in none of its children."""
    net = net_of(nn.Linear(3, 2))
    net.scale = nn.Parameter(torch.full((), 0.5))
    net.register_forward_hook(scaled)
    return net


def dropping() -> nn.Module:
    """Batch norm and dropout, with a module deep inside that notes its flag."""
    inner = nn.Sequential(nn.Dropout(0.5), Watching("a module inside net", RESTING))
    return net_of(nn.Linear(3, 4), nn.BatchNorm1d(4), inner, nn.Linear(4, 2))


#: Nets from (N, 3) to (N, 2), N at least 2, by the text that stands for them in messages.
NETS: dict[str, Callable[[], nn.Module]] = {
    "(Linear)": lambda: net_of(nn.Linear(3, 2)),
    "(Linear, BatchNorm1d, (Dropout, Identity), Linear)": dropping,
    "(frozen Linear, Tanh, Linear), and a Linear that is not used": frozen,
    "(Linear, Tanh, the same Linear, Linear)": shared,
    "(Linear) with a forward hook that doubles its output": hooked,
    "(Linear) with a factor of net's own": owning,
}


def halves(net: nn.Module) -> list[dict[str, Any]]:
    """The last parameter in a group of its own."""
    *most, last = net.parameters()
    return [{"params": most}, {"params": [last], "lr": 0.5}]


OPTIMIZERS: dict[str, Callable[[nn.Module], torch.optim.Optimizer]] = {
    "SGD(lr=0.5)": lambda net: torch.optim.SGD(net.parameters(), lr=0.5),
    "SGD(lr=0.1, momentum=0.9)": lambda net: torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9),
    "Adam(lr=0.1)": lambda net: torch.optim.Adam(net.parameters(), lr=0.1),
    "SGD(lr=0.5) over the last layer alone": lambda net: torch.optim.SGD(list(net.parameters())[-2:], lr=0.5),
    "SGD(lr=0.1) over two groups, the second with lr=0.5": lambda net: torch.optim.SGD(halves(net), lr=0.1),
    "SGD(lr=0.0)": lambda net: torch.optim.SGD(net.parameters(), lr=0.0),
}
CRITERIA: dict[str, Callable[[], Callable[[Tensor, Tensor], Tensor]]] = {
    "nn.MSELoss()": nn.MSELoss,
    "nn.CrossEntropyLoss()": nn.CrossEntropyLoss,
    "lambda out, y: ((out - 3 * y) ** 2).sum()": lambda: lambda out, y: ((out - 3 * y) ** 2).sum(),
    "lambda out, y: ((out - y) ** 2).mean() - 100": lambda: lambda out, y: ((out - y) ** 2).mean() - 100,
}


def built(net: str, dtype: torch.dtype, device: str) -> nn.Module:
    """The net of that name, always with the same numbers."""
    torch.default_generator.manual_seed(7)
    return NETS[net]().to(device, dtype)


def flagged(net: nn.Module, modes: list[bool]) -> None:
    """Gives net's modules those training flags in turn."""
    for number, (_, module) in enumerate(modules_of(net)):
        module.training = modes[number % len(modes)]


def gradients_at_step(optimizer: torch.optim.Optimizer, args: Any, kwargs: Any) -> None:
    """Notes a step, and whether there was any gradient other than 0 when it began."""
    held = [_gradient(parameter) for group in optimizer.param_groups for parameter in group["params"]]
    note("step", any(gradient is not None and bool(_any(gradient)) for gradient in held))


def went_backward(gradient: Tensor) -> None:
    """A hook of the loss and of each parameter: a loss may go backward without reaching any."""
    note("backward")


def was_filled(parameter: Tensor) -> None:
    """A hook of a parameter: `backward` has added to its gradient, as `autograd.grad` does not."""
    note("filled", bool(_any(_gradient(parameter))))


def watched(criterion: Callable[[Tensor, Tensor], Tensor]) -> Callable[[Tensor, Tensor], Tensor]:
    """The criterion, whose losses tell when they go backward."""

    def noting(out: Tensor, y: Tensor) -> Tensor:
        loss = criterion(out, y)
        if loss.requires_grad:
            loss.register_hook(went_backward)
        return loss

    return noting


# ------------------------------------------------------------------------------------------------------------- train_step


class Bench:
    """A net with its optimizer and criterion, ready to be stepped; `old` fills every `.grad` (None: there are none)."""

    def __init__(self, net: str, optimizer: str, criterion: str, old: float | None, modes: list[bool], like: Tensor):
        self.net = built(net, like.dtype, str(like.device))
        flagged(self.net, modes)
        self.tensors = {**held(self.net, "_parameters"), **held(self.net, "_buffers")}
        self.optimizer = OPTIMIZERS[optimizer](self.net)
        self.criterion = CRITERIA[criterion]()
        for parameter in self.net.parameters():
            parameter.grad = None if old is None else torch.full_like(parameter, old)

    def watch(self) -> None:
        """From now on steps and backward passes are noted."""
        self.optimizer.register_step_pre_hook(gradients_at_step)
        for parameter in self.net.parameters():
            if parameter.requires_grad:
                parameter.register_hook(went_backward)
                parameter.register_post_accumulate_grad_hook(was_filled)
        self.criterion = watched(self.criterion)

    def numbers(self) -> dict[str, Any]:
        """What the net's own parameters and buffers hold."""
        return {name: copied(tensor) for name, tensor in self.tensors.items()}


def batches_of(tensors: dict[str, Tensor]) -> Iterator[tuple[Tensor, Tensor]]:
    """(x0, y0), (x1, y1), ..."""
    for number in range(len(tensors) // 2):
        yield tensors[f"x{number}"], tensors[f"y{number}"]


def train_step(
    submission: Submission, net: str, optimizer: str, criterion: str, old: float | None, modes: list[bool], **xy: Tensor
) -> dict[str, Any]:
    """train_step on one batch after the other: what each returned, what the net holds after each, what was noted during each."""
    bench = Bench(net, optimizer, criterion, old, modes, xy["x0"])
    before, facts = bench.numbers(), facts_of(bench.net)
    bench.watch()
    losses, after = [], []
    for x, y in batches_of(xy):
        note("call")
        loss = submission.call("train_step", bench.net, bench.optimizer, bench.criterion, x, y)
        losses.append(loss)
        after.append(bench.numbers())
    now = facts_of(bench.net)
    return {
        "losses": losses,
        "before": before,
        "after": after,
        "same parameters": [name for name, *_ in facts] == [name for name, *_ in now]
        and [n for _, n, _ in facts] == [n for _, n, _ in now],
        "flags kept": [flag for *_, flag in facts] == [flag for *_, flag in now],
    }


def facts_of(net: nn.Module) -> tuple[tuple[str, int, bool], ...]:
    """Name, identity and requires_grad of each parameter."""
    return tuple([(name, id(p), _requires_grad(p)) for name, p in held(net, "_parameters").items()])


# --------------------------------------------------------------------------------------------------------------- make_sgd


class Listed(nn.Module):
    """Parameters in a list and a dict, of two dtypes, one of them frozen."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.ParameterList([torch.ones(2), torch.ones(1, dtype=torch.float64)])
        self.more = nn.ParameterDict({"a": torch.ones(2, 2), "b": nn.Parameter(torch.ones(1), requires_grad=False)})


def some_frozen() -> nn.Module:
    """The first layer is frozen, and the weight of the second."""
    net = nn.Sequential(
        nn.Linear(2, 2).requires_grad_(False), nn.Tanh(), nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
    )
    net[2][0].weight.requires_grad_(False)
    return net


def twice_the_same() -> nn.Module:
    """One layer at two places."""
    layer = nn.Linear(2, 2)
    return nn.Sequential(layer, nn.Tanh(), layer, nn.Linear(2, 1))


def one_weight() -> nn.Module:
    """Two layers that share their weight, and not their bias."""
    net = nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 2))
    net[2].weight = net[0].weight
    return net


def alike() -> nn.Module:
    """Two layers with the same numbers in parameters of their own, and biases of zeros."""
    layers = nn.Linear(2, 2), nn.Linear(2, 2)
    for layer in layers:
        layer.weight.data.fill_(0.5)
        layer.bias.data.zero_()
    return nn.Sequential(*layers)


#: Nets by the text that stands for them in messages.
TO_TRAIN: dict[str, Callable[[], nn.Module]] = {
    "nn.Linear(2, 1)": lambda: nn.Linear(2, 1),
    "nn.Sequential(nn.Conv2d(1, 2, 1), nn.BatchNorm2d(2))": lambda: nn.Sequential(
        nn.Conv2d(1, 2, 1), nn.BatchNorm2d(2)
    ),
    "a net with some frozen parameters": some_frozen,
    "a net with one layer at two places": twice_the_same,
    "a net with a ParameterList and a ParameterDict": Listed,
    "a net of two layers with one weight": one_weight,
    "a net with a parameter of its own and a layer": owning,
    "a net of two layers, alike, whose biases are zero": alike,
}


def one_to_train(net: str, device: str, modes: list[bool], graded: bool) -> nn.Module:
    """The net of that name, on that device, with those training flags; `graded`: with gradients."""
    torch.default_generator.manual_seed(7)
    made = TO_TRAIN[net]().to(device)
    flagged(made, modes)
    for parameter in made.parameters():
        parameter.grad = torch.full_like(parameter, 2.0) if graded else None
    return made


def gradient_of(parameter: Tensor, number: int, step: int) -> Tensor | None:
    """What the `.grad` of net's parameter with that number is set to before a step: eighths, another one each time.

    One parameter never has any (where some have momentum and others have not yet, torch's fused step fails).
    """
    if number == 3:
        return None
    eighths = (torch.arange(parameter.numel()) * 5 + step * 3 + number * 7) % 9 - 4
    return (eighths.reshape(parameter.shape) / 8).to(parameter.device, parameter.dtype)


def make_sgd(
    submission: Submission, net: str, lr: float, momentum: float | None, modes: list[bool], graded: bool, again: bool
) -> dict[str, Any]:
    """What four steps of the optimizer do to net, whose parameters have all got gradients by then, the frozen ones too.

    Before a fourth step what was frozen is frozen again. `again`: it made one for another net before, which is not to move,
    one for the same net at another rate, and one at the same.
    """
    more = () if momentum is None else (momentum,)
    other = one_to_train(net, submission.device, [True], False)
    if again:
        submission.call("make_sgd", other, 8.0, *more)
    made = one_to_train(net, submission.device, modes, graded)
    parameters = dict(made.named_parameters())
    before, frozen = all_of(made), [name for name, parameter in parameters.items() if not parameter.requires_grad]
    if again:
        submission.call("make_sgd", made, 8.0, *more)
    earlier = submission.call("make_sgd", made, lr, *more) if again else None
    optimizer = submission.call("make_sgd", made, lr, *more)
    after = all_of(made)
    facts: dict[str, Any] = {
        "optimizer": optimizer,
        "is one": _is_subclass(_Optimizer, type(optimizer)),
        "handed out before": earlier is optimizer,
        "changed": changed(before, after),
        "frozen": frozen,
        "steps": [],
    }
    if not facts["is one"]:
        return facts
    groups = submission.guard(getattr, optimizer, "param_groups")
    held_too = {id(parameter) for group in groups for parameter in group["params"]}
    facts["frozen in it"] = [name for name in frozen if id(parameters[name]) in held_too]
    for parameter in parameters.values():
        parameter.requires_grad_(True)
    for step in range(4):
        for number, parameter in enumerate((*parameters.values(), *other.parameters())):
            parameter.grad = gradient_of(parameter, number, step)
        for name in frozen if step == 3 else ():
            parameters[name].requires_grad_(False).grad = None
        gradients = {name: copied(parameter.grad) for name, parameter in parameters.items()}
        was = {name: copied(parameter) for name, parameter in parameters.items()}
        submission.guard(optimizer.step)
        now = {name: copied(parameter) for name, parameter in parameters.items()}
        facts["steps"].append({"gradients": gradients, "before": was, "after": now})
    facts["other"] = {name: copied(parameter) for name, parameter in other.named_parameters()}
    return facts
