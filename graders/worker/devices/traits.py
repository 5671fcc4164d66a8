"""What the simulation needs to know of an operator, found once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch

from . import rules

COMPOSITE = torch._C.DispatchKey.CompositeImplicitAutograd
#: Composites that run whole in inference mode too: taken apart they reach kernels that only CUDA has (see `layers`).
WHOLE = {"lstm", "gru", "rnn_tanh", "rnn_relu", "lstm_cell", "gru_cell", "scaled_dot_product_attention", "ctc_loss"}
#: Operators that are composites for most devices and have a kernel of their own on the CPU and on CUDA.
ALSO_KERNELS = ("silu_backward", "mish_backward", "native_channel_shuffle")


@dataclass(frozen=True, slots=True)
class Traits:
    """What the simulation needs to know of an operator."""

    name: str  # without namespace and overload
    writes: tuple[tuple[int, str], ...]  # (position, name) of the arguments that it changes in place
    outs: tuple[str, ...]  # the names of those among them that are `out` arguments
    composite: bool  # made of other operators; autograd takes these apart, in inference mode they arrive whole
    describes: (
        bool  # a view or t_, squeeze_ and so on: only the description of memory is made or changed, under any label
    )
    draws: bool  # random numbers, unless it is given a generator
    foreach: bool  # works on lists of tensors
    judged: bool  # has rules of its own, also for tensors of one device
    plain: bool  # computes new tensors, or its first argument anew, from positional arguments: nothing else is to be seen to
    call: Any  # the operator itself, as C++ has it


known: dict[int, Traits] = {}  # by the operator's id: operators live for good, and their hash is slow
#: Arguments, given by name only, that say where a result goes or what is drawn for it.
_OF_A_FACTORY = {"device", "generator", "pin_memory"}


def overload(name: str) -> Any:
    """The operator that is called `name` or "name.overload" in aten."""
    packet, _, which = name.partition(".")
    return getattr(getattr(torch.ops.aten, packet), which or "default")


def traits(func: Any) -> Traits:
    """The traits of an operator."""
    found = known.get(id(func))
    if found is None:
        found = known[id(func)] = _find(func)
    return found


def _find(func: Any) -> Traits:
    name = func.overloadpacket.__name__
    arguments = list(enumerate(func._schema.arguments))
    composite = torch._C._dispatch_has_kernel_for_dispatch_key(func.name(), COMPOSITE)
    composite = composite and name not in WHOLE and name not in ALSO_KERNELS
    draws, foreach = torch.Tag.nondeterministic_seeded in func.tags, name.startswith("_foreach_")
    by_name = [argument for _, argument in arguments if argument.kwarg_only]
    seen_to = any(a.name in _OF_A_FACTORY or "Tensor" in str(a.type) for a in by_name)
    return Traits(
        name=name,
        writes=tuple((i, a.name) for i, a in arguments if a.alias_info is not None and a.alias_info.is_write),
        outs=tuple(a.name for _, a in arguments if a.is_out),
        composite=composite,
        describes=func.is_view or torch.Tag.inplace_view in func.tags,
        draws=draws,
        foreach=foreach,
        judged=name in rules.ALWAYS,
        plain=not (composite or draws or foreach or seen_to or name in rules.ON_HOST),
        call=func._op,
    )
