"""One operator call, below autograd: checked as CUDA checks it, computed by the CPU's kernel, labelled as CUDA's result.

A call that touches no simulated device passes through untouched.
"""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from . import pinned, rules
from .generators import drawing_from, known
from .labels import CPU, Machine, adopt, numbered, relabel
from .uncovered import refuse

_Tensor, _device, _empty = torch.Tensor, torch.device, torch.empty
_cpu_kernel = torch._C.DispatchKeySet(torch._C.DispatchKey.CPU)
_convolution = torch.ops.aten.convolution.default
_COMPOSITE = torch._C.DispatchKey.CompositeImplicitAutograd
_REDUCED = {torch.float16: "Half", torch.bfloat16: "BFloat16"}
_ORDINARY = {"Bool", "Byte", "Char", "Short", "Int", "Long", "Float", "Double", "ComplexFloat", "ComplexDouble"}
_ON_HOST = {"_pack_padded_sequence": {1}}  # results that CUDA's kernels leave on the CPU too, by position
# Composites that run whole in inference mode too: taken apart they reach kernels that only CUDA has (see `layers`).
_WHOLE = {"lstm", "gru", "lstm_cell", "gru_cell", "scaled_dot_product_attention"}
#: Operators that are composites for most devices and have a kernel of their own on the CPU and on CUDA.
ALSO_KERNELS = ("silu_backward", "mish_backward", "native_channel_shuffle")


@dataclass(frozen=True)
class Traits:
    """What `run` needs to know of an operator, found once."""

    name: str  # without namespace and overload
    writes: tuple[tuple[int, str], ...]  # (position, name) of the arguments that it changes in place
    outs: tuple[str, ...]  # the names of those among them that are `out` arguments
    describes: bool  # a view or t_, squeeze_ and so on: only the description of the memory is made or changed
    draws: bool  # random numbers, unless it is given a generator
    composite: bool  # made of other operators; autograd takes these apart, in inference mode they arrive here


@functools.cache
def traits(func: Any) -> Traits:
    """The traits of an operator."""
    name = func.overloadpacket.__name__
    arguments = list(enumerate(func._schema.arguments))
    return Traits(
        name=name,
        writes=tuple((i, a.name) for i, a in arguments if a.alias_info is not None and a.alias_info.is_write),
        outs=tuple(a.name for _, a in arguments if a.is_out),
        describes=func.is_view or torch.Tag.inplace_view in func.tags,
        draws=torch.Tag.nondeterministic_seeded in func.tags,
        composite=name not in _WHOLE
        and name not in ALSO_KERNELS
        and torch._C._dispatch_has_kernel_for_dispatch_key(func.name(), _COMPOSITE),
    )


def overload(name: str) -> Any:
    """The operator that is called `name` or "name.overload" in aten."""
    packet, _, which = name.partition(".")
    return getattr(getattr(torch.ops.aten, packet), which or "default")


def _leaves(values: Iterable[Any]) -> Iterator[Any]:
    """The leaves of an operator's arguments: lists nest, dicts do not occur."""
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from _leaves(value)
        else:
            yield value


def _map(function: Callable[[Any], Any], value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)([_map(function, item) for item in value])
    return function(value)


class SimulatedDevices(TorchDispatchMode):
    """Sees every operator call of its thread."""

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        return False  # else torch wraps the method below in a function that imports torch._dynamo, seconds, at the first call

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if func is _convolution and torch._C._get_tracing_state() is not None:
            return self._traced_convolution(*args)
        if not _touches_a_device(args, kwargs):
            return pinned.make(func, args, kwargs) if kwargs.get("pin_memory") else func(*args, **kwargs)
        if torch.is_inference_mode_enabled() and traits(func).composite:
            with self:
                return func._op_dk(_COMPOSITE, *args, **kwargs)
        return run(func, args, kwargs)

    def _traced_convolution(self, *args: Any) -> Any:
        """`torch.jit.trace` records not `convolution` but what its kernel calls, which a mode hides from it: shown again."""
        include, exclude = torch._C._dispatch_tls_local_include_set(), torch._C._dispatch_tls_local_exclude_set()
        tracer = torch._C._dispatch_key_parse("Tracer")
        with torch._C._ForceDispatchKeyGuard(include, exclude.remove(tracer)), self:
            return torch.ops.aten._convolution.default(*args, False, False, True, True)


def _is_simulated(tensor: torch.Tensor) -> bool:
    return not tensor.is_cpu and tensor.device.type == "cuda"


def _touches_a_device(args: Any, kwargs: Any) -> bool:
    for leaf in _leaves(args):
        if isinstance(leaf, _Tensor) and _is_simulated(leaf):
            return True
    for leaf in _leaves(kwargs.values()):
        if isinstance(leaf, _Tensor) and _is_simulated(leaf) or isinstance(leaf, _device) and leaf.type == "cuda":
            return True
        if isinstance(leaf, torch._C.Generator) and known(leaf).device.type == "cuda":
            return True
    return False


def run(func: Any, args: Any, kwargs: Any) -> Any:
    """One call that touches a simulated device, by its arguments or by where its result goes."""
    trait = traits(func)
    tensors = [x for x in (*_leaves(args), *_leaves(kwargs.values())) if isinstance(x, _Tensor)]
    simulated = [t for t in tensors if _is_simulated(t)]
    if Machine.forked and simulated:
        raise torch.AcceleratorError("CUDA error: initialization error")
    if trait.name in _SPECIAL:
        return _SPECIAL[trait.name](func, *args, **kwargs)
    if trait.describes:
        return func(*args, **kwargs)
    target = _target(simulated, kwargs)
    _check_generator(kwargs, target)
    if simulated:
        rules.check_dtypes(trait.name, tensors)
        if len(tensors) > 1:
            rules.check_devices(func, trait.name, args, kwargs, _written(func, args, kwargs))
    if "device" in kwargs:
        kwargs = _on_the_cpu(kwargs)
    loan = _Loan()
    args, kwargs = _map(loan.lend, args), {name: _map(loan.lend, value) for name, value in kwargs.items()}
    for name in trait.outs:
        kwargs[name] = loan.fresh_if_empty(kwargs.get(name))
    draws = trait.draws and kwargs.get("generator") is None and target.type == "cuda"
    with drawing_from(target) if draws else contextlib.nullcontext():
        result = _compute(func, args, kwargs)
    stays = _ON_HOST.get(trait.name)
    if stays:
        return tuple(r if i in stays else loan.label(r, target) for i, r in enumerate(result))
    return _map(lambda x: loan.label(x, target), result)


def _written(func: Any, args: Any, kwargs: Any) -> list[torch.Tensor]:
    """The tensors among the arguments that the operator changes in place."""
    values = (args[i] if i < len(args) else kwargs.get(name) for i, name in traits(func).writes)
    return [x for x in _leaves(values) if isinstance(x, _Tensor)]


def _target(simulated: list[torch.Tensor], kwargs: Any) -> torch.device:
    """Where the result goes: the `device` argument, or where the first simulated tensor is."""
    if kwargs.get("device") is not None:
        return numbered(kwargs["device"])
    return simulated[0].device if simulated else CPU


def _check_generator(kwargs: Any, target: torch.device) -> None:
    generator = kwargs.get("generator")
    if generator is not None:
        device = known(generator).device
        if device.type != target.type:
            raise RuntimeError(f"Expected a '{target.type}' device type for generator but found '{device.type}'")


def _on_the_cpu(kwargs: Any) -> Any:
    """The same keyword arguments for the CPU's factory."""
    if kwargs["device"] is not None and kwargs["device"].type == "cuda":
        if kwargs.get("pin_memory"):
            raise RuntimeError("Only dense CPU tensors can be pinned")
        return {**kwargs, "device": CPU}
    return {**kwargs, "pin_memory": None} if kwargs.get("pin_memory") else kwargs


class _Loan:
    """The CPU aliases that stand for simulated tensors during one call."""

    def __init__(self) -> None:
        self._owners: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}  # id of the alias -> (simulated tensor, alias)

    def lend(self, value: Any) -> Any:
        """The CPU alias of a simulated tensor; anything else as it is."""
        if isinstance(value, _Tensor) and _is_simulated(value):
            alias = relabel(value, CPU)
            self._owners[id(alias)] = value, alias
            return alias
        return value

    def fresh_if_empty(self, out: Any) -> Any:
        """An `out` argument without elements takes the result's size, which an alias cannot: a new CPU tensor for it."""
        if id(out) in self._owners and out.numel() == 0:
            simulated, _ = self._owners.pop(id(out))
            out = _empty(0, dtype=out.dtype)
            self._owners[id(out)] = simulated, out
        return out

    def label(self, value: Any, target: torch.device) -> Any:
        """A result of the CPU's kernel as the simulated operator's: an argument that was lent, or a new tensor on `target`."""
        if not isinstance(value, _Tensor):
            return value
        if id(value) in self._owners:
            owner, alias = self._owners[id(value)]
            return owner if owner.shape == alias.shape else adopt(owner, alias)
        return relabel(value, target) if target.type == "cuda" and value.is_cpu else value


def _compute(func: Any, args: Any, kwargs: Any) -> Any:
    """The CPU's kernel. What it lacks is refused as not covered; float16 and bfloat16 are computed in float32 then."""
    try:
        return func(*args, **kwargs)
    except NotImplementedError as error:
        dtype = re.search(r"not implemented for '(\w+)'", str(error))
        if dtype is None or dtype[1] not in {*_ORDINARY, *_REDUCED.values()}:
            refuse(str(func), error)
        if dtype[1] in _ORDINARY:
            raise
    except RuntimeError as error:
        if "not resizable" in str(error):
            refuse(f"{func} with an `out` tensor of another size", error)
        raise
    return _in_float32(func, args, kwargs)


def _in_float32(func: Any, args: Any, kwargs: Any) -> Any:
    """The call with float32 in place of float16 and bfloat16, its results and what it wrote rounded back."""
    tensors = [x for x in (*_leaves(args), *_leaves(kwargs.values())) if isinstance(x, _Tensor)]
    reduced = next((t.dtype for t in tensors if t.dtype in _REDUCED), kwargs.get("dtype"))
    wide: dict[int, torch.Tensor] = {}

    def widen(value: Any) -> Any:
        if isinstance(value, _Tensor) and value.dtype in _REDUCED:
            return wide.setdefault(id(value), value.float())
        return torch.float32 if value in _REDUCED else value

    result = func(*_map(widen, args), **{name: _map(widen, value) for name, value in kwargs.items()})
    written = [t for t in _written(func, args, kwargs) if id(t) in wide]
    narrow = {id(wide[id(t)]): t.copy_(wide[id(t)]) for t in written}

    def restore(value: Any) -> Any:
        if not isinstance(value, _Tensor):
            return value
        return narrow.get(id(value), value.to(reduced) if value.dtype == torch.float32 else value)

    return _map(restore, result)


def resize(tensor: torch.Tensor, size: Any, memory_format: Any = None) -> torch.Tensor:
    """`resize_`. Memory that was imported cannot grow: new memory, with as many of the elements as fit."""
    old, new = relabel(tensor, CPU), torch.zeros(size, dtype=tensor.dtype)
    kept = min(old.numel(), new.numel())
    new.view(-1)[:kept] = old.reshape(-1)[:kept]
    return adopt(tensor, new)


def _zeros(func: Any, *args: Any, **kwargs: Any) -> Any:
    return run(torch.ops.aten.zeros.default, args, kwargs)


def _set(func: Any, *args: Any, **kwargs: Any) -> Any:
    return func.redispatch(_cpu_kernel, *args, **kwargs)


def _always(func: Any, *_: Any, **__: Any) -> bool:
    return True


#: Operators that are no computation on elements.
_SPECIAL: dict[str, Callable[..., Any]] = {
    "_efficientzerotensor": _zeros,  # has no memory to label
    "_has_compatible_shallow_copy_type": _always,  # Module.to may put simulated data into a Parameter that was on the CPU
    "set_": _set,
}
