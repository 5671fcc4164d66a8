"""Layers that torch takes apart above autograd, by device, into fused parts that only CUDA has kernels for.

They run whole on the CPU, under autograd: inputs change their label by an operation that has a gradient, the CPU's own layer
computes, and outputs change back. So values and gradients are the CPU's, to the bit.
"""

from __future__ import annotations

import functools
from typing import Any

import torch

from . import rules
from .generators import drawing_from
from .labels import CPU, relabel
from .traits import overload

#: The operators that are caught above autograd.
OPERATORS = (
    "lstm.input", "lstm.data", "gru.input", "gru.data", "rnn_tanh.input", "rnn_tanh.data", "rnn_relu.input",
    "rnn_relu.data", "lstm_cell", "gru_cell", "scaled_dot_product_attention", "ctc_loss.Tensor",
)  # fmt: skip
_REDUCED = (torch.float16, torch.bfloat16)


class _Relabel(torch.autograd.Function):
    """The same memory under another label, and the gradient back under the old one."""

    @staticmethod
    def forward(ctx: Any, tensor: torch.Tensor, device: torch.device) -> torch.Tensor:
        ctx.save_for_backward(tensor)
        return relabel(tensor, device)

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> Any:
        (tensor,) = ctx.saved_tensors  # raises where the tensor was changed in place meanwhile, as the layer would
        device = tensor.device
        return _Relabel.apply(gradient, CPU if device.type == "cpu" else device), None


def _map(function: Any, value: Any) -> Any:
    return type(value)(map(function, value)) if isinstance(value, (list, tuple)) else function(value)


def _run(func: Any, *args: Any, **kwargs: Any) -> Any:
    """The layer `func` for simulated arguments, computed by the CPU's; float16 and bfloat16 in float32."""
    rules.check(func, func.overloadpacket.__name__, args, kwargs, [])
    first = args[0]

    def lend(value: Any) -> Any:
        if not isinstance(value, torch.Tensor) or value.device.type != "cuda":
            return value
        alias = _Relabel.apply(value, CPU)
        return alias.float() if value.dtype in _REDUCED else alias

    def label(value: torch.Tensor) -> torch.Tensor:
        return _Relabel.apply(value.to(first.dtype), first.device)

    with drawing_from(first.device):
        result = func(*(_map(lend, a) for a in args), **{name: _map(lend, value) for name, value in kwargs.items()})
    return _map(label, result)


def kernels() -> dict[str, Any]:
    """For each of `OPERATORS` what stands for it on a simulated device, above autograd."""
    return {name: functools.partial(_run, overload(name)) for name in OPERATORS}
