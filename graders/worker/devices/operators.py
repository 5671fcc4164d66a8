"""One operator call, below autograd: checked as CUDA checks it, computed by the CPU's kernel, labelled as CUDA's result.

A call that touches no simulated device passes through untouched.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from . import pinned, rules
from .generators import drawing_from, known
from .kernels import compute, written
from .labels import CPU, Machine, adopt, numbered, on_a_device, on_the_cpu, relabel
from .loan import Loan
from .traits import COMPOSITE, Traits, traits
from .traits import known as known_traits

_Tensor, _Parameter, _device, _Generator = torch.Tensor, torch.nn.Parameter, torch.device, torch._C.Generator
_index_of = torch._C.TensorBase.get_device
_PASSED_ON = {int, float, bool, complex, str, type(None), torch.dtype, torch.layout, torch.memory_format}
_NOT_SO: Any = object()
_convolution = torch.ops.aten.convolution.default
_increment_version = torch.autograd.graph.increment_version
_ON_HOST = {"_pack_padded_sequence": {1}}  # results that CUDA's kernels leave on the CPU too, by position


class SimulatedDevices(TorchDispatchMode):
    """Sees every operator call of its thread."""

    @classmethod
    def _should_skip_dynamo(cls) -> bool:
        return False  # else torch wraps the method below in a function that imports torch._dynamo, seconds, at the first call

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        trait = known_traits.get(id(func)) or traits(func)
        if trait.describes and not trait.composite:
            return trait.call(*args, **kwargs) if kwargs else trait.call(*args)
        kwargs = kwargs or {}
        if func is _convolution and torch._C._get_tracing_state() is not None:
            return self._traced_convolution(*args)
        if trait.plain:
            found = _at_once(trait, args, kwargs)
            if found is not _NOT_SO:
                return found
        if not (_touches(args) or (kwargs and _touches(kwargs.values()))):
            return pinned.make(func, args, kwargs) if kwargs.get("pin_memory") else func(*args, **kwargs)
        if trait.composite and trait.name not in _SPECIAL:
            # not taken apart by autograd: in inference mode, or of tensors that were made in it
            with self:
                return func._op_dk(COMPOSITE, *args, **kwargs)
        return run(func, args, kwargs)

    def _traced_convolution(self, *args: Any) -> Any:
        """`torch.jit.trace` records not `convolution` but what its kernel calls, which a mode hides from it: shown again."""
        include, exclude = torch._C._dispatch_tls_local_include_set(), torch._C._dispatch_tls_local_exclude_set()
        tracer = torch._C._dispatch_key_parse("Tracer")
        with torch._C._ForceDispatchKeyGuard(include, exclude.remove(tracer)), self:
            return torch.ops.aten._convolution.default(*args, False, False, True, True)


def _at_once(trait: Traits, args: Any, kwargs: Any) -> Any:
    """What `run` would give, for the many calls whose tensors are all on one device and which nothing forbids; else `_NOT_SO`."""
    index = -1
    where: list[int] = []
    for position, value in enumerate(args):
        kind = type(value)
        if kind is _Tensor or kind is _Parameter:
            at = _index_of(value)
            if not where:
                index = at
            elif at != index:
                return _NOT_SO
            where.append(position)
        elif kind is list or kind is tuple:
            if value and type(value[0]) is not int:
                return _NOT_SO
        elif kind not in _PASSED_ON:
            return _NOT_SO
    if not where:
        return _NOT_SO
    if index < 0:  # of the CPU, or without memory
        return trait.call(*args, **kwargs)
    tensors = [args[position] for position in where]
    home = tensors[0].device
    if home.type != "cuda" or Machine.forked or (trait.judged and rules.of_note(tensors)):
        return _NOT_SO
    lent = list(args)
    for position in where:
        lent[position] = on_the_cpu(args[position])
    try:
        result = trait.call(*lent, **kwargs)
    except RuntimeError:  # `run` meets it again, and knows what to say
        return _NOT_SO
    if type(result) is _Tensor:
        return _back(result, index, lent, args)
    if type(result) is tuple or type(result) is list:
        return type(result)([_back(part, index, lent, args) if type(part) is _Tensor else part for part in result])
    return result


def _back(result: torch.Tensor, index: int, lent: list[Any], args: Any) -> torch.Tensor:
    """An argument that was lent, or a new tensor on that device."""
    for alias, owner in zip(lent, args, strict=True):
        if alias is result:
            return owner if owner.shape == alias.shape else adopt(owner, alias)
    return on_a_device(result, index)


def _touches(values: Any) -> bool:
    """Whether a simulated tensor, device or generator is among an operator's arguments. Lists nest, dicts do not occur."""
    for value in values:
        if isinstance(value, _Tensor):
            if not value.is_cpu and value.device.type == "cuda":
                return True
        elif isinstance(value, (list, tuple)):
            if value and type(value[0]) is not int and _touches(value):
                return True
        elif isinstance(value, _device):
            if value.type == "cuda":
                return True
        elif isinstance(value, _Generator) and known(value).device.type == "cuda":
            return True
    return False


def run(func: Any, args: Any, kwargs: Any) -> Any:
    """One call that touches a simulated device, by its arguments or by where its result goes."""
    trait = traits(func)
    if trait.name in _SPECIAL:
        return _SPECIAL[trait.name](func, *args, **kwargs)
    loan = Loan()
    cpu_args, cpu_kwargs = [loan.lend(a) for a in args], {name: loan.lend(value) for name, value in kwargs.items()}
    target = _target(loan.simulated, kwargs)
    if loan.simulated:
        _check(func, trait, args, kwargs, loan)
    if kwargs:
        _check_generator(kwargs, target)
        _make_on_the_cpu(cpu_kwargs)
        for name in trait.outs:
            cpu_kwargs[name] = loan.fresh_if_empty(cpu_kwargs.get(name))
    if trait.draws and target.type == "cuda" and kwargs.get("generator") is None:
        with drawing_from(target):
            result = compute(func, cpu_args, cpu_kwargs)
    else:
        result = compute(func, cpu_args, cpu_kwargs)
    if trait.foreach and trait.writes:
        _count_change(trait, args, kwargs)
    stays = _ON_HOST.get(trait.name)
    if stays:
        return tuple(r if i in stays else loan.label(r, target) for i, r in enumerate(result))
    return loan.label(result, target)


def _count_change(trait: Traits, args: Any, kwargs: Any) -> None:
    """The foreach kernels raise the versions of what they change themselves, autograd does not (ForeachFunctors.cuh)."""
    for position, name in trait.writes:
        _increment_version(args[position] if position < len(args) else kwargs[name])


def _check(func: Any, trait: Traits, args: Any, kwargs: Any, loan: Loan) -> None:
    """Raises what CUDA raises for these tensors, where it refuses them."""
    if Machine.forked:
        raise torch.AcceleratorError("CUDA error: initialization error")
    simulated = loan.simulated
    several = len(simulated) < len(loan.tensors)
    if len(simulated) > 1 and not several:
        home = simulated[0].device
        several = any(t.device != home for t in simulated)
    if several or (trait.judged and rules.of_note(loan.tensors)):
        rules.check(func, trait.name, args, kwargs, written(func, args, kwargs))


def _target(simulated: list[torch.Tensor], kwargs: Any) -> torch.device:
    """Where the result goes: the `device` argument, or where the first simulated tensor is."""
    if kwargs and kwargs.get("device") is not None:
        return numbered(kwargs["device"])
    return simulated[0].device if simulated else CPU


def _check_generator(kwargs: Any, target: torch.device) -> None:
    generator = kwargs.get("generator")
    if generator is not None:
        device = known(generator).device
        if device.type != target.type:
            raise RuntimeError(f"Expected a '{target.type}' device type for generator but found '{device.type}'")


def _make_on_the_cpu(kwargs: Any) -> None:
    """Changes a factory's keyword arguments into those for the CPU."""
    device = kwargs.get("device")
    if kwargs.get("pin_memory"):
        if device is not None and device.type == "cuda":
            raise RuntimeError("Only dense CPU tensors can be pinned")
        kwargs["pin_memory"] = None
    if device is not None and device.type == "cuda":
        kwargs["device"] = CPU


def resize(tensor: torch.Tensor, size: Any, memory_format: Any = None) -> torch.Tensor:
    """`resize_`. Memory that was imported cannot grow: new memory, with as many of the elements as fit."""
    old, new = relabel(tensor, CPU), torch.zeros(size, dtype=tensor.dtype)
    kept = min(old.numel(), new.numel())
    new.view(-1)[:kept] = old.reshape(-1)[:kept]
    return adopt(tensor, new)


def _zeros(func: Any, *args: Any, **kwargs: Any) -> Any:
    return run(torch.ops.aten.zeros.default, args, kwargs)


def _always(func: Any, *_: Any, **__: Any) -> bool:
    return True


#: Operators that are no computation on elements.
_SPECIAL: dict[str, Callable[..., Any]] = {
    "_efficientzerotensor": _zeros,  # has no memory to label
    "_has_compatible_shallow_copy_type": _always,  # Module.to may put simulated data into a Parameter that was on the CPU
}
