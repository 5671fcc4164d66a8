"""Programs of 03_devices.py: devices made of their names, batches and nets to move, and a watch over what is computed where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode

from graders.worker.harness import Raised, Submission

_device, _Tensor, _Module, _Parameter = torch.device, torch.Tensor, nn.Module, nn.Parameter
_add, _move = torch.ops.aten.add.Tensor, torch.ops.aten._to_copy.default
_lift = torch.ops.aten.lift_fresh.default  # the end of torch.tensor, which makes nothing
_pointer = torch._C.TensorBase.data_ptr
_CPU = torch.device("cpu")


def named(to: str, as_text: bool) -> Any:
    """The device as the learner's function gets it."""
    return to if as_text else _device(to)


# ----------------------------------------------------------------------------------------------------------- pick_device


def pick_device(submission: Submission) -> dict[str, Any]:
    """What is picked, also while the last CUDA device is the current one and where there is but one; and, for the reason
    only, where CUDA were there.
    """
    picked = submission.call("pick_device")
    facts = dict.fromkeys(("picked", "later", "alone"), picked)
    facts |= {"is a device": type(picked) is _device, "regardless": False}
    if torch.cuda.is_available():
        with torch.cuda.device(torch.cuda.device_count() - 1):
            facts["later"] = submission.call("pick_device")
        count, torch.cuda.device_count = torch.cuda.device_count, lambda: 1
        try:
            facts["alone"] = submission.call("pick_device")
        finally:
            torch.cuda.device_count = count
        return facts
    available, torch.cuda.is_available = torch.cuda.is_available, lambda: True
    try:
        facts["regardless"] = str(submission.call("pick_device")) == str(picked)
    except Raised:
        pass
    finally:
        torch.cuda.is_available = available
    return facts


# -------------------------------------------------------------------------------------------------- ones_on, fresh_copy


def twice(submission: Submission, name: str, to: str, as_text: bool, x: Tensor) -> list[Any]:
    """What two calls with the same x give."""
    return [submission.call(name, x, named(to, as_text)) for _ in range(2)]


def ones_on(submission: Submission, to: str, there: str, as_text: bool, x: Tensor) -> dict[str, Any]:
    """What two calls give, and from which other devices ones of x's size were moved to the one that is asked."""
    watch = Moves(torch.ones(x.numel(), dtype=torch.float64, device=_CPU), there)
    telling = x.numel() > 1 and not watch.holds("numbers", x)
    with watch if telling else nullcontext():
        made = twice(submission, "ones_on", to, as_text, x)
    return {"ones": made, "elsewhere": watch.sources}


def follows(submission: Submission, x: Tensor) -> bool:
    """Whether fresh_copy goes where it is told to at all: the meta device is on every machine."""
    try:
        copy = submission.call("fresh_copy", x, _device("meta"))
    except Raised:
        return False
    return isinstance(copy, _Tensor) and copy.is_meta


# ---------------------------------------------------------------------------------------------------------------- add_on


class Watch(TorchDispatchMode):
    """Notes where the numbers of each tensor of `wanted` are made by an operation, and where they are moved to.

    An operation *makes* numbers that none of the tensors that it reads holds; where one of these holds them already, it
    *moves* them. Only operations that read a tensor count: memory that is not written yet may hold anything.
    """

    def __init__(self, **wanted: Tensor) -> None:
        super().__init__()
        self.wanted = {name: on_the_cpu(tensor) for name, tensor in wanted.items()}
        self.made: dict[str, list[str]] = {name: [] for name in wanted}
        self.moved: dict[str, list[str]] = {name: [] for name in wanted}

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        return False  # else torch imports torch._dynamo, seconds, at the first call

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        """The operation, and notes about what it read and gave."""
        kwargs = kwargs or {}
        schema = func._schema
        if func.is_view or torch.Tag.inplace_view in func.tags:
            return func(*args, **kwargs)
        read: list[Tensor] = []
        written: list[Tensor] = []
        for number, argument in enumerate(schema.arguments):
            value = args[number] if number < len(args) else kwargs.get(argument.name)
            writes = argument.alias_info is not None and argument.alias_info.is_write
            (written if writes else read).extend(tensors_of(value))
        held = {name for name in self.wanted if any(self.holds(name, tensor) for tensor in read)}
        result = func(*args, **kwargs)
        if read:
            self._note(held, [*tensors_of(result), *written])
        return result

    def _note(self, held: set[str], gave: list[Tensor]) -> None:
        for name in self.wanted:
            places = [str(tensor.device) for tensor in gave if self.holds(name, tensor)]
            (self.moved if name in held else self.made)[name] += places

    def holds(self, name: str, tensor: Tensor) -> bool:
        """Whether the tensor has those numbers, in whatever dtype."""
        wanted = self.wanted[name]
        if tensor.numel() != wanted.numel() or tensor.layout is not torch.strided or tensor.is_meta:
            return False
        return not tensor.is_complex() and equal(on_the_cpu(tensor), wanted)


class Moves(Watch):
    """Notes the other devices on which an operation made these numbers before one took them to the target.

    `torch.tensor(..., device=...)` reads its list on the CPU, in memory that no operation made: it creates where it is told to.
    """

    def __init__(self, numbers: Tensor, target: str) -> None:
        super().__init__(numbers=numbers)
        self.target = target
        self.sources: list[str] = []
        self.made_elsewhere: list[Tensor] = []  # kept alive, so that no other tensor gets their memory

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        """The operation, and a note where what it took was made."""
        known = {_pointer(tensor) for tensor in self.made_elsewhere}
        sources = [str(t.device) for t in tensors_of(list(args)) if not t.is_meta and _pointer(t) in known]
        result = func(*args, **(kwargs or {}))
        for tensor in tensors_of([result]):
            if str(tensor.device) == self.target:
                self.sources += sources if self.holds("numbers", tensor) else []
            elif func is not _lift and not func.is_view and self.holds("numbers", tensor):
                self.made_elsewhere.append(tensor)
        return result


def tensors_of(value: Any) -> Iterator[Tensor]:
    """The tensors among an operation's arguments or results: lists nest, dicts do not occur."""
    if isinstance(value, _Tensor):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from tensors_of(part)


def on_the_cpu(tensor: Tensor) -> Tensor:
    """Its numbers in a row, on the CPU, in float64."""
    return _move(tensor.detach(), dtype=torch.float64, device=_CPU).reshape(-1)


def equal(a: Tensor, b: Tensor) -> bool:
    """The same numbers, NaN for NaN."""
    return bool(((a == b) | (a.isnan() & b.isnan())).all())


#: Where x, y and their sum were moved to in the last call of add_on, and the tensors of a batch in that of batch_to.
MOVED: dict[str, list[str]] = {}


def add_on(submission: Submission, to: str, as_text: bool, x: Tensor, y: Tensor) -> dict[str, Any]:
    """The sum, and, where the sum can be told from x and y, the devices on which operations made it."""
    total = _add(_move(x.detach(), device=_CPU), _move(y.detach(), device=_CPU))
    watch = Watch(x=x, y=y, sum=total)
    telling = total.numel() > 0 and not watch.holds("sum", x) and not watch.holds("sum", y)
    MOVED.clear()
    MOVED.update(watch.moved)
    with watch:
        result = submission.call("add_on", x, y, named(to, as_text))
    return {"sum": result, "telling": telling, "made": watch.made["sum"], "moved": watch.moved}


def moved(submission: Submission) -> dict[str, list[str]]:
    """What is noted of the call before, should it have raised."""
    return MOVED


# -------------------------------------------------------------------------------------------------------------- batch_to


class Sample(NamedTuple):
    """A named tuple as `typing` makes it, with a default."""

    x: Any
    label: Any
    weight: Any = None


class Pair(NamedTuple):
    """The usual two."""

    input: Any
    target: Any


class Single(NamedTuple):
    """One field: who hands a list of parts to the class gets no error."""

    x: Any


NAMED: dict[str, Any] = {"Sample": Sample, "Pair": Pair, "Single": Single}


class Clip:
    """Something that can be cut to a length, and is no tensor."""

    def __init__(self) -> None:
        self.seconds = 3
        self.device = "tape"

    def to(self, seconds: Any) -> Clip:
        """A shorter one."""
        return Clip()

    def cuda(self, *args: Any) -> Clip:
        """A shorter one."""
        return Clip()

    def cpu(self) -> Clip:
        """A shorter one."""
        return Clip()


#: Things that a batch may hold besides tensors and plain values, by the text that makes them.
THINGS: dict[str, Callable[[], Any]] = {
    "Clip()": Clip,
    "object()": object,
    "np.zeros(2)": lambda: np.zeros(2),
    "np.float32(1)": lambda: np.float32(1),
    "{'a', 'b'}": lambda: {"a", "b"},
    "range(3)": lambda: range(3),
    "b'bytes'": lambda: bytes(bytearray(b"bytes")),
    "torch.float16": lambda: torch.float16,
    "torch.device('cpu')": lambda: torch.device("cpu"),
    "len": lambda: len,
    "int": lambda: int,
}


def built(plan: Any, tensors: dict[str, Tensor], things: list[Any]) -> Any:
    """The batch that a plan describes: ("tensor", name), ("value", v), ("thing", text), (container, parts)."""
    kind, content = plan
    if kind == "tensor":
        return tensors[content]
    if kind == "value":
        return content
    if kind == "thing":
        things.append(THINGS[content]())
        return things[-1]
    if kind == "dict":
        return {key: built(part, tensors, things) for key, part in content}
    parts = [built(part, tensors, things) for part in content]
    return NAMED[kind](*parts) if kind in NAMED else tuple(parts) if kind == "tuple" else parts


def shown(value: Any, things: list[Any], depth: int = 0) -> Any:
    """What came back as a plan: containers of exactly these types, tensors, things by their number, plain values."""
    kind = type(value)
    if kind is dict and depth < 20:
        return ("dict", [(key, shown(part, things, depth + 1)) for key, part in value.items()])
    if kind in (tuple, list) and depth < 20:
        return (kind.__name__, [shown(part, things, depth + 1) for part in value])
    if issubclass(kind, _Tensor):
        return ("tensor", value)
    if kind in NAMED.values() and depth < 20:
        return (kind.__name__, [shown(part, things, depth + 1) for part in tuple.__iter__(value)])
    number = next((number for number, thing in enumerate(things) if thing is value), None)
    if number is not None:
        return ("thing", number)
    return ("value", value) if value is None or kind in (bool, int, float, str) else ("other", kind.__name__)


def parts_of(value: Any) -> list[Any]:
    """All containers in a batch with what they hold, as objects."""
    if type(value) is dict:
        inner: list[Any] = list(value.values())
        return [(value, [*value, *inner]), *(found for part in inner for found in parts_of(part))]
    if isinstance(value, list | tuple):
        inner = list(value)
        return [(value, inner), *(found for part in inner for found in parts_of(part))]
    return []


def same_parts(before: list[Any], after: list[Any]) -> bool:
    """Whether the very containers hold the very objects."""
    return len(before) == len(after) and all(
        a is b and len(p) == len(q) and all(v is w for v, w in zip(p, q, strict=True))
        for (a, p), (b, q) in zip(before, after, strict=True)
    )


def batch_to(submission: Submission, plan: Any, to: str, as_text: bool, **tensors: Tensor) -> dict[str, Any]:
    """What batch_to makes of the batch, and whether the batch still is what it was."""
    things: list[Any] = []
    batch = built(plan, tensors, things)
    before = parts_of(batch)
    watch = Watch(**{name: tensor for name, tensor in tensors.items() if not tensor.is_complex()})
    with watch:
        result = submission.call("batch_to", batch, named(to, as_text))
    return {"result": shown(result, things), "kept": same_parts(before, parts_of(batch)), "moved": watch.moved}


def batch_to_again(submission: Submission, to: str, x: Tensor, y: Tensor) -> Any:
    """What it makes, after a call with a list of x, of the same list when it holds y."""
    batch = [x]
    submission.call("batch_to", batch, _device(to))
    batch[0] = y
    return submission.call("batch_to", batch, _device(to))


# ------------------------------------------------------------------------------------------------------------ move_model


class Deep(nn.Module):
    """Layers in containers in containers, a parameter and a buffer of its own beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleDict(
            {"body": nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2)), "head": nn.ModuleList([nn.Linear(2, 2)])}
        )
        self.scale = _Parameter(torch.tensor(0.5))
        self.register_buffer("steps", torch.tensor([1, 2, 3]))


class Tied(nn.Module):
    """Two layers that share one weight, and a third that is a layer there already."""

    def __init__(self) -> None:
        super().__init__()
        self.embed = nn.Embedding(3, 2)
        self.out = nn.Linear(2, 3, bias=False)
        self.out.weight = self.embed.weight
        self.again = self.out


class Hidden(nn.Module):
    """A buffer that is not saved, one that is None, a parameter that is None, and no module below."""

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mask", torch.tensor([True, False]), persistent=False)
        self.register_buffer("later", None)
        self.register_parameter("bias", None)
        self.weight = _Parameter(torch.tensor([1.0, 2.0]))


class Mixed(nn.Module):
    """Parameters and buffers of several dtypes, in lists and dicts of parameters, one without elements."""

    def __init__(self) -> None:
        super().__init__()
        self.list = nn.ParameterList([torch.ones(2, dtype=torch.float64), torch.ones(1, dtype=torch.float16)])
        self.dict = nn.ParameterDict(
            {"a": _Parameter(torch.ones(2, dtype=torch.complex64)), "b": _Parameter(torch.ones(0))}
        )
        self.whole = _Parameter(torch.tensor([2, 3]), requires_grad=False)
        self.register_buffer("small", torch.ones(2, dtype=torch.bfloat16))


#: Nets by the text that stands for them in messages.
NETS: dict[str, Callable[[], nn.Module]] = {
    "nn.Linear(2, 3)": lambda: nn.Linear(2, 3),
    "nn.BatchNorm1d(2)": lambda: nn.BatchNorm1d(2),
    "nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))": lambda: nn.Sequential(
        nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1)
    ),
    "a net of layers in containers, with a buffer of its own": Deep,
    "a net whose layers share a weight": Tied,
    "a net with a buffer that is not saved": Hidden,
    "a net with several dtypes": Mixed,
    "nn.LSTM(2, 2)": lambda: nn.LSTM(2, 2),
    "nn.ReLU()": nn.ReLU,
}


def placed(net: nn.Module, places: list[str]) -> None:
    """Puts net's parameters and buffers, in turn, on these devices."""
    number = 0
    for module in net.modules():
        for parameter in module._parameters.values():
            if parameter is not None:
                parameter.data = parameter.data.to(places[number % len(places)])
                number += 1
        for name, buffer in module._buffers.items():
            if buffer is not None:
                module._buffers[name] = buffer.to(places[number % len(places)])
                number += 1


def facts_of(tensor: Tensor | None) -> Any:
    """What is to be seen of a parameter or a buffer; its numbers apart from its device."""
    if tensor is None:
        return None
    grad = tensor.grad if tensor.is_leaf else None
    return {
        "device": str(tensor.device),
        "requires_grad": tensor.requires_grad,
        "is leaf": tensor.is_leaf,
        "Parameter": type(tensor) is _Parameter,
        "numbers": _move(tensor.detach(), device=_CPU),
        "gradient": None if grad is None else _move(grad.detach(), device=_CPU),
    }


def state_of(net: nn.Module) -> dict[str, Any]:
    """All that move_model must leave alone, and the devices."""
    tensors: dict[str, Any] = {}
    first: dict[int, str] = {}
    ties = []
    for prefix, module in net.named_modules(remove_duplicate=False):
        for kind, found in (("parameter", module._parameters), ("buffer", module._buffers)):
            for name, tensor in found.items():
                path = f"{prefix}.{name}" if prefix else name
                tensors[path] = (kind, facts_of(tensor))
                if kind == "parameter" and tensor is not None:
                    ties.append((path, first.setdefault(id(tensor), path)))
    return {
        "tensors": tensors,
        "shared parameters": ties,
        "training flags": [module.training for module in net.modules()],
        "submodules": [(name, type(module).__name__) for name, module in net.named_modules(remove_duplicate=False)],
        "names in state_dict()": list(net.state_dict()),
    }


def move_model(
    submission: Submission, net: str, places: list[str], to: str, as_text: bool, modes: list[bool], grads: bool
) -> dict[str, Any]:
    """The net on those devices, moved; what it was and what it is."""
    torch.default_generator.manual_seed(7)
    made = NETS[net]()
    placed(made, places)
    for number, module in enumerate(made.modules()):
        module.training = modes[number % len(modes)]
    for number, parameter in enumerate(made.parameters()):
        if parameter.is_floating_point():
            parameter.requires_grad_(number % 3 != 1)
            if grads and number % 2 == 0:
                parameter.grad = torch.full_like(parameter, number + 1)
    children = [id(module) for module in made.modules()]
    before = state_of(made)
    out = submission.call("move_model", made, named(to, as_text))
    after = state_of(made)
    return {
        "out": out,
        "is net": out is made,
        "is another": isinstance(out, _Module) and type(out) is type(made) and out is not made,
        "before": before,
        "after": after,
        "same modules": children == [id(module) for module in made.modules()],
    }
