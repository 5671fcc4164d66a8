"""Programs of 06_modules.py: modules that are made, looked into, given known numbers, run, moved and saved.

What is asked of a learner's module is read from its dictionary, where `nn.Module` keeps it, and not through methods that its
class may have changed. Numbers are put into its parameters here, so that what it must compute does not depend on how it was
initialised. Nets of ours that are handed to learner code write what happens to them to `NOTES`, a list of this module.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.modules.module import register_module_parameter_registration_hook
from torch.nn.parameter import is_lazy

from graders.worker.harness import Raised, Submission

_grad, _randn, _Generator = torch.autograd.grad, torch.randn, torch.Generator
_Tensor, _Parameter, _Module, _Module_to = torch.Tensor, nn.Parameter, nn.Module, nn.Module.to
_attributes = object.__getattribute__
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
    facts = {"before": looked_into(net), "made in forward": 0, "out": None}
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


def reseeds(submission: Submission, name: str, how: tuple[list[Any], dict[str, Any]]) -> list[str]:
    """The random states that are the same after the class was called, whichever state it started from."""
    states = []
    for seed in (1, 2):
        _set_torch_seed(seed)
        _set_numpy_seed(seed)
        _set_python_seed(seed)
        made(submission, name, how)
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


def lenet_built(submission: Submission, how: tuple[list[Any], dict[str, Any]], channels: int) -> dict[str, Any]:
    """A fresh LeNet looked into, and its parameters by the names that they must have."""
    net = made(submission, "LeNet", how)
    own = own_of(net)
    others = [
        path for path, tensor in tensors_of(net, "_parameters").items() if all(tensor is not o for o in own.values())
    ]
    facts = {"own": {name: shape_of(tensor) for name, tensor in own.items()}, "others": others}
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
    """net(x), and its gradients for the incoming g of these parameters, and of x where it requires grad."""
    out = submission.guard(net, x)
    facts: dict[str, Any] = {"out": out, "recorded": False, "gradients": {}}
    if not isinstance(out, _Tensor) or out.shape != g.shape or out.dtype != g.dtype:
        return facts
    if out.grad_fn is not None:
        wanted = parameters | ({"x": x} if x.requires_grad else {})
        gradients = submission.guard(_grad, out, list(wanted.values()), g, allow_unused=True)
        facts |= {"recorded": True, "gradients": dict(zip(wanted, gradients, strict=True))}
    return facts
