"""Programs of 06_modules.py: modules that are made, looked into, given known numbers, run, moved and saved.

What is asked of a learner's module is read from its dictionary, where `nn.Module` keeps it, and not through methods that its
class may have changed. Numbers are put into its parameters here, so that what it must compute does not depend on how it was
initialised. Nets of ours that are handed to learner code write what happens to them to `NOTES`, a list of this module.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.modules.module import register_module_parameter_registration_hook
from torch.nn.parameter import is_lazy

from graders.programs.nets import all_of, changed
from graders.worker.harness import Raised, Submission

_grad, _randn, _Generator = torch.autograd.grad, torch.randn, torch.Generator
_Tensor, _Parameter, _Module, _Module_to = torch.Tensor, nn.Parameter, nn.Module, nn.Module.to
_attributes, _deepcopy = object.__getattribute__, copy.deepcopy
_set_torch_seed, _torch_state = torch.default_generator.manual_seed, torch.default_generator.get_state
_set_numpy_seed, _numpy_state = np.random.seed, np.random.get_state
_set_python_seed, _python_state = random.seed, random.getstate

DTYPES = {name: getattr(torch, name) for name in ("float16", "bfloat16", "float32", "float64")}

#: What was noted while the learner's code ran, in order.
NOTES: list[Any] = []


# ------------------------------------------------------------------------------------------------- to look into a module


def part(module: Any, kind: str) -> dict[str, Any]:
    """A module's own "_parameters", "_buffers" or "_modules"; nothing of what is no module, or was never set up."""
    found = _attributes(module, "__dict__").get(kind) if isinstance(module, _Module) else None
    return found if type(found) is dict else {}


def modules_of(net: Any, path: str = "", seen: set[int] | None = None) -> Iterator[tuple[str, Any]]:
    """The module and all that are registered below it with their paths ("body.0"), each once."""
    seen = set() if seen is None else seen
    if not isinstance(net, _Module) or id(net) in seen:
        return
    seen.add(id(net))
    yield path, net
    for name, child in part(net, "_modules").items():
        yield from modules_of(child, joined(path, name), seen)


def joined(path: str, name: str) -> str:
    """The path of what is called `name` below `path`."""
    return f"{path}.{name}" if path else name


def tensors_of(net: Any, kind: str) -> dict[str, Tensor]:
    """All its "_parameters" or "_buffers" by path, each once."""
    found: dict[int, tuple[str, Tensor]] = {}
    for path, module in modules_of(net):
        for name, tensor in part(module, kind).items():
            if isinstance(tensor, _Tensor):
                found.setdefault(id(tensor), (joined(path, name), tensor))
    return dict(found.values())


def unregistered(net: Any) -> Iterator[tuple[str, Any]]:
    """Tensors and modules that are plain attributes or lie in lists, tuples and dicts that are plain attributes."""
    for path, module in modules_of(net):
        for name, value in _attributes(module, "__dict__").items():
            if name not in ("_parameters", "_buffers", "_modules"):
                yield from held(joined(path, name), value)


def held(path: str, value: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """The tensors and modules in a value."""
    if isinstance(value, _Tensor | _Module):
        yield path, value
    elif type(value) in (list, tuple, dict) and depth < 4:
        pairs = value.items() if type(value) is dict else enumerate(value)
        for key, inner in pairs:
            yield from held(f"{path}[{key!r}]", inner, depth + 1)


def looked_into(net: Any) -> dict[str, Any]:
    """What a module has: the shapes of its parameters (None while they are to be worked out), and what it does not register."""
    loose = list(unregistered(net))
    return {
        "module": isinstance(net, _Module),
        "set up": isinstance(net, _Module) and "_modules" in _attributes(net, "__dict__"),
        "parameters": {p: shape_of(t) for p, t in tensors_of(net, "_parameters").items()},
        "buffers": list(tensors_of(net, "_buffers")),
        "loose tensors": [p for p, t in loose if isinstance(t, _Tensor) and not isinstance(t, _Parameter)],
        "loose leaves": [p for p, t in loose if type(t) is _Tensor and t.requires_grad and t.is_leaf],
        "loose modules": [p for p, m in loose if isinstance(m, _Module) and tensors_of(m, "_parameters")],
    }


def shape_of(tensor: Tensor) -> tuple[int, ...] | None:
    """Its shape; None of a parameter that takes its shape from the first input."""
    return None if is_lazy(tensor) else tuple(tensor.shape)


# ------------------------------------------------------------------------------------------------------ to make a module


def made(submission: Submission, name: str, how: tuple[list[Any], dict[str, Any]]) -> Any:
    """The learner's class called with these arguments."""
    return submission.call(name, *how[0], **how[1])


def first_pass(submission: Submission, net: Any, shape: list[int]) -> dict[str, Any]:
    """What a fresh module has, before and after its first forward pass (of zeros), and how many parameters are made in that."""
    facts: dict[str, Any] = {"before": looked_into(net), "made in forward": 0, "out": None}
    if not facts["before"]["set up"]:
        return facts
    NOTES.clear()
    hook = register_module_parameter_registration_hook(lambda module, name, parameter: NOTES.append(name))
    try:
        out = submission.guard(net, torch.zeros(shape, device="cpu"))
        facts["out"] = tuple(out.shape) if isinstance(out, _Tensor) else None
    except Raised:
        pass  # where it matters what was raised, the next program sees it
    finally:
        hook.remove()
    return facts | {"made in forward": len(NOTES), "after": looked_into(net)}


def reseeds(
    submission: Submission, name: str, how: tuple[list[Any], dict[str, Any]], shape: list[int] | None = None
) -> list[str]:
    """The random states that are the same after the class was called, or a net for an x of that shape, whichever they were before."""
    states = []
    net: Any = None if shape is None else made(submission, name, how)
    for seed in (1, 2):
        _set_torch_seed(seed)
        _set_numpy_seed(seed)
        _set_python_seed(seed)
        if shape is None:
            made(submission, name, how)
        else:
            submission.guard(net, torch.zeros(shape, device="cpu"))
        numpy_state: Any = _numpy_state()
        states.append(
            {
                "torch's": _torch_state().tolist(),
                "NumPy's": (numpy_state[1].tolist(), numpy_state[2]),
                "Python's": _python_state(),
            }
        )
    return [which for which in states[0] if states[0][which] == states[1][which]]


def filled(tensors: dict[str, Tensor], seed: int) -> None:
    """Puts numbers into these tensors, those of the name: about as large as a trained net's."""
    with torch.no_grad():
        for name, tensor in tensors.items():
            tensor.copy_(numbers_for(name, tuple(tensor.shape), seed))


def numbers_for(name: str, shape: tuple[int, ...], seed: int) -> Tensor:
    """Normal numbers in float64 on the CPU, a function of the arguments alone; those of a weight give outputs of size 1."""
    generator = _Generator().manual_seed(seed * 1000 + sum(name.encode()) % 1000)
    fan_in = max(1, int(np.prod(shape[1:]))) if len(shape) > 1 else 4
    return _randn(shape, generator=generator, dtype=torch.float64) * (2 / fan_in) ** 0.5


# ----------------------------------------------------------------------------------------------------------------- LeNet

LAYERS = ("conv1", "conv2", "fc1", "fc2", "fc3")


def own_of(net: Any) -> dict[str, Tensor]:
    """LeNet's ten parameters by the names that they must have, as far as they are there."""
    layers = part(net, "_modules")
    found = {
        f"{name}.{kind}": part(layers.get(name), "_parameters").get(kind)
        for name in LAYERS
        for kind in ("weight", "bias")
    }
    return {name: tensor for name, tensor in found.items() if isinstance(tensor, _Tensor)}


def shared_with(net: Any, other: Any) -> list[str]:
    """Names of net's parameters that are the other one's too."""
    theirs = {id(tensor) for tensor in tensors_of(other, "_parameters").values()}
    return [name for name, tensor in tensors_of(net, "_parameters").items() if id(tensor) in theirs]


def lenet_built(submission: Submission, how: tuple[list[Any], dict[str, Any]], channels: int) -> dict[str, Any]:
    """A fresh LeNet looked into, and its parameters by the names that they must have."""
    net = made(submission, "LeNet", how)
    own = own_of(net)
    others = [
        path for path, tensor in tensors_of(net, "_parameters").items() if all(tensor is not o for o in own.values())
    ]
    facts = {"own": {name: shape_of(tensor) for name, tensor in own.items()}, "others": others}
    facts["shared"] = shared_with(net, made(submission, "LeNet", how))
    return facts | first_pass(submission, net, [2, channels, 32, 32])


def ready(
    submission: Submission, net: Any, own: Callable[[Any], dict[str, Tensor]], x: Tensor, seed: int, train: bool
) -> dict[str, Tensor]:
    """Moves net to where x is, runs it once, and only then puts known numbers into its parameters, which are returned."""
    if any(is_lazy(tensor) for tensor in own(net).values()):
        submission.guard(net, torch.zeros((2, *x.shape[1:]), device="cpu"))
    submission.guard(_Module_to, net, device=x.device, dtype=x.dtype)
    submission.guard(_Module.train, net, train)
    submission.guard(net, torch.zeros_like(x))  # what it remembers of this must not matter
    filled(own(net), seed)
    return own(net)


def lenet(
    submission: Submission, how: tuple[list[Any], dict[str, Any]], seed: int, train: bool, x: Tensor, g: Tensor
) -> dict[str, Any]:
    """The output for x of a LeNet with known numbers, and the gradients of its parameters and of x for the incoming g."""
    net = made(submission, "LeNet", how)
    parameters = ready(submission, net, own_of, x, seed, train)
    return outcome(submission, net, parameters, x, g)


def outcome(submission: Submission, net: Any, parameters: dict[str, Tensor], x: Tensor, g: Tensor) -> dict[str, Any]:
    """net(x), and its gradients for the incoming g of these parameters, and of x where it requires grad; then net of one row more."""
    out = submission.guard(net, x)
    facts: dict[str, Any] = {"out": out, "recorded": False, "gradients": {}, "more": None}
    if not isinstance(out, _Tensor) or out.shape != g.shape or out.dtype != g.dtype:
        return facts
    if out.grad_fn is not None:
        wanted = parameters | ({"x": x} if x.requires_grad else {})
        gradients = submission.guard(_grad, out, list(wanted.values()), g, allow_unused=True)
        facts |= {"recorded": True, "gradients": dict(zip(wanted, gradients, strict=True))}
    facts["more"] = submission.guard(net, torch.zeros((len(x) + 1, *x.shape[1:]), dtype=x.dtype, device=x.device))
    return facts


# ------------------------------------------------------------------------------------------------------------------- MLP


def parameters_of(net: Any) -> dict[str, Tensor]:
    """All parameters by path, each once, in the order in which they were registered."""
    return tensors_of(net, "_parameters")


def mlp_built(submission: Submission, how: tuple[list[Any], dict[str, Any]], features: int) -> dict[str, Any]:
    """A fresh MLP looked into, and the caller's sizes afterwards."""
    other = made(submission, "MLP", _deepcopy(how))
    net = made(submission, "MLP", how)
    shared = shared_with(net, other)
    return {"given": how, "shared": shared} | first_pass(submission, net, [2, features])


def mlp(
    submission: Submission, how: tuple[list[Any], dict[str, Any]], seed: int, train: bool, x: Tensor, g: Tensor
) -> dict[str, Any]:
    """The output for x of an MLP with known numbers, these numbers, and the gradients of the parameters and of x for the incoming g."""
    net = made(submission, "MLP", how)
    parameters = ready(submission, net, parameters_of, x, seed, train)
    values = {name: tensor.detach().clone() for name, tensor in parameters.items()}
    return {"values": values} | outcome(submission, net, parameters, x, g)


# ----------------------------------------------------------------------------------------------------------- Standardize


def standardize_built(submission: Submission, how: tuple[list[Any], dict[str, Any]]) -> dict[str, Any]:
    """A fresh Standardize looked into, and what its state_dict holds."""
    net = made(submission, "Standardize", how)
    facts = looked_into(net)
    if not facts["set up"]:
        return {"before": facts}
    state = submission.guard(_Module.state_dict, net)
    return {"before": facts, "state": {name: value for name, value in state.items() if isinstance(value, _Tensor)}}


def standardize(
    submission: Submission,
    how: tuple[list[Any], dict[str, Any]],
    loaded: tuple[list[Any], dict[str, Any]] | None,
    to: str,
    inside: bool,
    train: bool,
    x: Tensor,
) -> dict[str, Any]:
    """The output for x of a Standardize, by itself or inside another module.

    `loaded`: the arguments of a second one, whose state it takes over. `to`: a dtype that it is moved to.
    """
    net = holder = made(submission, "Standardize", how)
    if inside:
        holder = nn.Sequential(nn.Identity(), net)
    if loaded is not None:
        other = made(submission, "Standardize", loaded)
        state = submission.guard(_Module.state_dict, nn.Sequential(nn.Identity(), other) if inside else other)
        submission.guard(_Module.load_state_dict, holder, state)
    submission.guard(_Module.train, holder, train)
    if to:
        submission.guard(_Module_to, holder, dtype=DTYPES[to])
    submission.guard(_Module_to, holder, device=x.device)
    out = submission.guard(holder, x)
    kept = [buffer for buffer in tensors_of(net, "_buffers").values() if buffer.is_floating_point()]
    facts: dict[str, Any] = {"out": out, "recorded": isinstance(out, _Tensor) and out.requires_grad}
    if facts["recorded"] and x.requires_grad and out.shape == x.shape:
        (facts["gradient"],) = submission.guard(_grad, out, [x], torch.ones_like(out), allow_unused=True)
    return facts | {"promoted": promoted(x, kept), "buffers": [str(b.dtype).removeprefix("torch.") for b in kept]}


def promoted(x: Tensor, buffers: list[Tensor]) -> str:
    """The dtype of an operation on x and all of these."""
    now = x.detach()[:0]
    for buffer in buffers:
        now = now.to(torch.result_type(now, buffer))
    return str(now.dtype).removeprefix("torch.")


# ------------------------------------------------------------------------------------------------------ count_parameters

#: Nets by the text that stands for them in messages.
NETS: dict[str, Callable[[], nn.Module]] = {
    "nn.Linear(2, 3)": lambda: nn.Linear(2, 3),
    "nn.Linear(2, 3, bias=False)": lambda: nn.Linear(2, 3, bias=False),
    "nn.Sequential(nn.Conv2d(3, 6, 5), nn.BatchNorm2d(6), nn.ReLU())": lambda: nn.Sequential(
        nn.Conv2d(3, 6, 5), nn.BatchNorm2d(6), nn.ReLU()
    ),
    "nn.Sequential(layer, nn.ReLU(), layer) with layer = nn.Linear(2, 2)": lambda: nn.Sequential(
        *(layer := nn.Linear(2, 2), nn.ReLU(), layer)
    ),
    "nn.LSTM(2, 3)": lambda: nn.LSTM(2, 3),
    "nn.MultiheadAttention(4, 2)": lambda: nn.MultiheadAttention(4, 2),
    "nn.ReLU()": nn.ReLU,
    "a net with a ParameterList and a ParameterDict": lambda: of_parts(
        list=nn.ParameterList([torch.zeros(2), torch.zeros(3)]), dict=nn.ParameterDict({"a": torch.zeros(4)})
    ),
    "a Linear(2, 3) whose weight is a transposed matrix, and a part of one": lambda: with_weight(
        nn.Linear(2, 3), torch.zeros(4, 6)[:2, :3].T
    ),
}


def of_parts(**parts: nn.Module) -> nn.Module:
    """A module of these."""
    made = nn.Module()
    for name, part in parts.items():
        made.add_module(name, part)
    return made


def with_weight(layer: nn.Module, weight: Tensor) -> nn.Module:
    """The layer with that weight, seen as it is."""
    layer.weight = _Parameter(weight)
    return layer


Plan = dict[str, Any]


def planned(plan: Plan | str) -> nn.Module:
    """The net that a plan describes.

    "parameters": (shape, trainable) of each; "modules": for each the numbers of its parameters (None for a name without one), of
    the modules before it that are its children, and the sizes of its buffers. The last module is the net.
    """
    if isinstance(plan, str):
        return NETS[plan]()
    parameters = [_Parameter(torch.ones(shape), requires_grad=trains) for shape, trains in plan["parameters"]]
    modules: list[nn.Module] = []
    for own, children, buffers in plan["modules"]:
        module = nn.Module()
        for place, number in enumerate(own):
            module.register_parameter(f"p{place}", None if number is None else parameters[number])
        for place, number in enumerate(children):
            module.add_module(f"m{place}", modules[number])
        for place, size in enumerate(buffers):
            module.register_buffer(f"b{place}", torch.zeros(size))
        modules.append(module)
    return modules[-1]


def count_parameters(submission: Submission, plan: Plan | str, only: str, frozen: bool) -> dict[str, Any]:
    """count_parameters on that net, on the device under test, and once more when all of it is frozen.

    `only`: how trainable_only is given.
    """
    net = planned(plan).to(submission.device)
    if frozen:
        net.requires_grad_(False)
    net.eval()  # trains or not is another matter than may be trained
    before = all_of(net)
    args, kwargs = WAYS[only]
    count = submission.call("count_parameters", net, *args, **kwargs)
    after = all_of(net)
    net.requires_grad_(False)
    return {
        "count": count,
        "changed": changed(before, after),
        "later": submission.call("count_parameters", net, *args, **kwargs),
    }


WAYS: dict[str, tuple[list[Any], dict[str, Any]]] = {
    "net": ([], {}),
    "net, True": ([True], {}),
    "net, False": ([False], {}),
    "net, trainable_only=True": ([], {"trainable_only": True}),
    "net, trainable_only=False": ([], {"trainable_only": False}),
}


# ----------------------------------------------------------------------------------------------------------- forward_one


class Watched(nn.Module):
    """Notes the shape that its body gets and the shape that comes out."""

    def __init__(self, body: nn.Module) -> None:
        super().__init__()
        self.body = body

    def forward(self, x: Tensor) -> Tensor:
        """The body's output."""
        note: list[Any] = ["forward", tuple(x.shape), None]
        NOTES.append(note)
        out: Tensor = self.body(x)
        note[2] = tuple(out.shape)
        return out


class Rows(nn.Module):
    """view(-1, features), as the older tutorials flatten: what has more numbers becomes more rows, without a word."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.features = features

    def forward(self, x: Tensor) -> Tensor:
        """(numbers / features, features)."""
        return x.contiguous().view(-1, self.features)


class Number(nn.Module):
    """(N, 1) to (N,): one number for each sample."""

    def forward(self, x: Tensor) -> Tensor:
        """The only column."""
        return x.squeeze(1)


class Mean(nn.Module):
    """(N, L, D) to (N, D): the mean over L."""

    def forward(self, x: Tensor) -> Tensor:
        """The mean."""
        return x.mean(1)


#: For one sample's shape and a number of classes: nets that take a batch of those.
ONE: dict[str, Callable[[tuple[int, ...], int], nn.Module]] = {
    "views": lambda shape, classes: nn.Sequential(
        nn.Conv2d(shape[0], 2, 3), nn.ReLU(), nn.MaxPool2d(2), Rows(8), nn.Linear(8, classes)
    ),
    "flattens": lambda shape, classes: nn.Sequential(
        nn.Flatten(), nn.Linear(int(np.prod(shape)), 3), nn.Dropout(0.5), nn.Linear(3, classes)
    ),
    "norm": lambda shape, classes: nn.Sequential(nn.Linear(shape[0], 3), nn.BatchNorm1d(3), nn.Linear(3, classes)),
    "linear": lambda shape, classes: nn.Linear(shape[-1], classes),
    "number": lambda shape, classes: nn.Sequential(nn.Linear(shape[0], 1), Number()),
    "maps": lambda shape, classes: nn.Conv2d(shape[0], classes, 3, padding=1),
    "words": lambda shape, classes: nn.Sequential(nn.Embedding(5, 3), Mean(), nn.Linear(3, classes)),
    "token": lambda shape, classes: nn.Embedding(5, classes),
    "bare": lambda shape, classes: nn.Sequential(nn.Flatten(), nn.ReLU()),
}


def doubled(module: nn.Module, args: Any, out: Tensor) -> Tensor:
    """A forward hook that is seen in the output."""
    NOTES.append("hook")
    return out * 2


def one_net(net: str, sample: Tensor, classes: int, hook: bool, modes: list[bool]) -> nn.Module:
    """The net of that name for such a sample; what behaves in another way in training mode is in evaluation mode."""
    made = Watched(ONE[net](tuple(sample.shape), classes)).to(sample.device)
    if sample.is_floating_point():
        made.to(sample.dtype)
    for number, module in enumerate(made.modules()):
        module.training = modes[number % len(modes)] and not isinstance(module, nn.BatchNorm1d | nn.Dropout)
    for number, parameter in enumerate(made.parameters()):
        parameter.grad = torch.full_like(parameter, number) if number % 2 else None
    if hook:
        made.register_forward_hook(doubled)
    return made


def forward_one(
    submission: Submission, net: str, classes: int, hook: bool, modes: list[bool], sample: Tensor
) -> dict[str, Any]:
    """forward_one on the sample with a net of known numbers; it was called before, when the numbers were others."""
    made = one_net(net, sample, classes, hook, modes)
    NOTES.clear()
    before = all_of(made)
    submission.call("forward_one", made, sample)
    wrong = changed(before, all_of(made))
    filled(tensors_of(made, "_parameters"), 7)
    NOTES.clear()
    before = all_of(made)
    out = submission.call("forward_one", made, sample)
    return {"out": out, "notes": list(NOTES), "changed": wrong or changed(before, all_of(made))}


def noted(submission: Submission) -> list[Any]:
    """What was noted in the call before, should it have raised."""
    return NOTES


# --------------------------------------------------------------------------------------------------------- backward_with


class Twice(nn.Module):
    """One layer, used twice."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(3, 3)

    def forward(self, x: Tensor) -> Tensor:
        """layer(tanh(layer(x)))."""
        return self.layer(torch.tanh(self.layer(x)))


class Unused(nn.Module):
    """One of its two layers takes no part."""

    def __init__(self) -> None:
        super().__init__()
        self.unused = nn.Linear(3, 2)
        self.used = nn.Linear(3, 2)

    def forward(self, x: Tensor) -> Tensor:
        """used(x)."""
        return self.used(x)


class Shift(nn.Module):
    """x + b: the gradient of b is the incoming one itself."""

    def __init__(self) -> None:
        super().__init__()
        self.b = _Parameter(torch.zeros(2, 3))

    def forward(self, x: Tensor) -> Tensor:
        """The sum."""
        return x + self.b


class Loss(nn.Module):
    """A single number for the whole batch."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(3, 2)

    def forward(self, x: Tensor) -> Tensor:
        """The sum of squares."""
        return self.layer(x).square().sum()


def frozen_first() -> nn.Module:
    """The first of two layers is frozen."""
    return nn.Sequential(nn.Linear(3, 4).requires_grad_(False), nn.Tanh(), nn.Linear(4, 2))


BACKWARD: dict[str, Callable[[], nn.Module]] = {
    "two layers": lambda: nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2)),
    "one layer used twice": Twice,
    "a layer that is not used": Unused,
    "a frozen layer": frozen_first,
    "batch norm": lambda: nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2)),
    "embedding": lambda: nn.Embedding(5, 2),
    "maps": lambda: nn.Conv2d(1, 2, 3),
    "shift": Shift,
    "one number": Loss,
}


class Own(Watched):
    """Has a parameter itself, and not only in its submodules."""

    def __init__(self) -> None:
        super().__init__(nn.Linear(3, 3))
        self.b = _Parameter(torch.zeros(3))

    def forward(self, x: Tensor) -> Tensor:
        """The body's output times b."""
        return super().forward(x) * self.b


def backward_net(net: str, x: Tensor, hook: bool, modes: list[bool], poison: list[float | None]) -> nn.Module:
    """The net of that name with known numbers; the gradients that it has already are, in turn, full of those numbers, or none."""
    made = (Own() if net == "a parameter of its own" else Watched(BACKWARD[net]())).to(x.device)
    if x.is_floating_point():
        made.to(x.dtype)
    filled(tensors_of(made, "_parameters"), 7)
    for number, module in enumerate(made.modules()):
        module.training = modes[number % len(modes)]
    for number, parameter in enumerate(made.parameters()):
        value = poison[number % len(poison)]
        parameter.grad = None if value is None else torch.full_like(parameter, value)
    if hook:
        made.register_forward_hook(doubled)
    return made


def backward_with(
    submission: Submission,
    net: str,
    hook: bool,
    modes: list[bool],
    poison: list[float | None],
    steps: int,
    x: Tensor,
    g: Tensor,
) -> dict[str, Any]:
    """backward_with on that net, so many times, and what it left in the gradients and buffers."""
    made = backward_net(net, x, hook, modes, poison)
    before = all_of(made)
    NOTES.clear()
    returned = [submission.call("backward_with", made, x, g) for _ in range(steps)]
    after = all_of(made)
    may = ("gradients", "buffers")
    return {
        "returned": returned,
        "notes": list(NOTES),
        "gradients": dict(dict(after)["gradients"]),
        "buffers": dict(dict(after)["buffers"]),
        "changed": [what for what in changed(before, after) if what not in may],
    }
