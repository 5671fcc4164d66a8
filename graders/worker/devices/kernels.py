"""The CPU's kernels, where they differ from CUDA's in what they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import torch

from .traits import traits
from .uncovered import refuse

_Tensor = torch.Tensor
_REDUCED = {torch.float16: "Half", torch.bfloat16: "BFloat16"}
_ORDINARY = {"Bool", "Byte", "Char", "Short", "Int", "Long", "Float", "Double", "ComplexFloat", "ComplexDouble"}


def compute(func: Any, args: Any, kwargs: Any) -> Any:
    """The operator `func` of CPU tensors.

    An operator without a CPU kernel, or without one for a dtype that is out of the ordinary, is refused as not covered. What
    there is for other dtypes but not for float16 or bfloat16 is computed in float32 and rounded: CUDA has those kernels.
    """
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


def written(func: Any, args: Any, kwargs: Any) -> list[torch.Tensor]:
    """The tensors among an operator's arguments that it changes in place."""
    values = (args[i] if i < len(args) else kwargs.get(name) for i, name in traits(func).writes)
    return list(_tensors(values))


def _tensors(values: Any) -> Iterator[torch.Tensor]:
    for value in values:
        if isinstance(value, _Tensor):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from _tensors(value)


def _in_float32(func: Any, args: Any, kwargs: Any) -> Any:
    wide: dict[int, torch.Tensor] = {}  # id of a float16 or bfloat16 argument -> the same in float32
    reduced = next((t.dtype for t in _tensors((*args, *kwargs.values())) if t.dtype in _REDUCED), kwargs.get("dtype"))

    def widen(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return type(value)([widen(item) for item in value])
        if isinstance(value, _Tensor):
            return wide.setdefault(id(value), value.float()) if value.dtype in _REDUCED else value
        return torch.float32 if value in _REDUCED else value

    result = func(*widen(args), **{name: widen(value) for name, value in kwargs.items()})
    narrow = {id(wide[id(t)]): t.copy_(wide[id(t)]) for t in written(func, args, kwargs) if id(t) in wide}

    def restore(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return type(value)([restore(item) for item in value])
        if not isinstance(value, _Tensor):
            return value
        return narrow.get(id(value), value.to(reduced) if value.dtype == torch.float32 else value)

    return restore(result)
