"""`torch.autocast("cuda")` on simulated devices: casts as CUDA's autocast does, operator by operator.

Which operators are cast is torch's own list (the kernels of its AutocastCUDA key). What happens to them is the policy of
aten/src/ATen/autocast_mode.h, restated below: to the fast dtype, to the widest dtype among the arguments, or to float32.
Casts are not cached: autocast's cache saves time alone.
"""

from __future__ import annotations

import functools
from typing import Any

import torch
from torch import library

from . import layers
from .traits import overload

_KEY = "AutocastPrivateUse1"
_key_set = torch._C.DispatchKeySet(torch._C.DispatchKey.AutocastPrivateUse1)
# CUDA's layers of cuDNN take the fast dtype.
_LAYERS = {name.partition(".")[0] for name in layers.OPERATORS} - {"ctc_loss"}
_FAST = _LAYERS | {
    "_convolution", "_cudnn_rnn", "_scaled_dot_product_flash_attention", "_thnn_fused_gru_cell", "_thnn_fused_lstm_cell",
    "addbmm", "addmm", "addmv", "addr", "baddbmm", "bmm", "chain_matmul", "conv1d", "conv2d", "conv3d", "conv_tbc",
    "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "convolution", "cudnn_convolution",
    "cudnn_convolution_transpose", "einsum", "linalg_multi_dot", "linalg_vecdot", "linear", "matmul", "mm", "mv", "prelu",
    "rnn_relu_cell", "rnn_tanh_cell", "scaled_dot_product_attention",
}  # fmt: skip
_WIDEST = {"addcdiv", "addcmul", "atan2", "bilinear", "cross", "dot", "grid_sampler", "index_put", "scatter_add",
           "tensordot", "vdot"}  # fmt: skip
# These compute in float32 where they are told to, by their `dtype`, and not by a cast of their argument.
_DTYPE_ARGUMENT = {
    "cumprod",
    "cumsum",
    "linalg_matrix_norm",
    "linalg_vector_norm",
    "log_softmax",
    "prod",
    "softmax",
    "sum",
}
_set_enabled = torch.set_autocast_enabled
_for_good: list[Any] = []


def _eligible(value: Any) -> bool:
    if not isinstance(value, torch.Tensor) or value.device.type != "cuda":
        return False
    return value.is_floating_point() and value.dtype != torch.float64


def _cast(values: Any, dtype: torch.dtype) -> Any:
    if isinstance(values, (list, tuple)):
        return type(values)([_cast(value, dtype) for value in values])
    return values.to(dtype) if _eligible(values) else values


def _run(func: Any, *args: Any, **kwargs: Any) -> Any:
    """The operator `func`, its arguments cast by its policy, with autocast off below."""
    name = func.overloadpacket.__name__
    with torch._C._ExcludeDispatchKeyGuard(_key_set):
        if name == "binary_cross_entropy":
            raise RuntimeError(
                "torch.nn.functional.binary_cross_entropy and torch.nn.BCELoss are unsafe to autocast.\n"
                "Many models use a sigmoid layer right before the binary cross entropy layer.\n"
                "In this case, combine the two layers using torch.nn.functional.binary_cross_entropy_with_logits\n"
                "or torch.nn.BCEWithLogitsLoss.  binary_cross_entropy_with_logits and BCEWithLogits are\n"
                "safe to autocast."
            )
        if name in _FAST:
            dtype = torch.get_autocast_dtype("cuda")
        elif name in _WIDEST:
            tensors = [a for a in (*args, *kwargs.values()) if _eligible(a)]
            dtype = (
                torch.float32 if any(t.dtype == torch.float32 for t in tensors) else torch.get_autocast_dtype("cuda")
            )
        else:
            dtype = torch.float32
        if name in _DTYPE_ARGUMENT and _eligible(args[0]):
            return _with_dtype(func, args, kwargs)
        return func(*_cast(args, dtype), **{key: _cast(value, dtype) for key, value in kwargs.items()})


def _with_dtype(func: Any, args: Any, kwargs: Any) -> Any:
    names = [argument.name for argument in func._schema.arguments]
    position = names.index("dtype")
    given = args[position] if position < len(args) else kwargs.get("dtype")
    if given is not None:
        return func(*args, **kwargs)
    return func(*args[:position], **{**kwargs, "dtype": torch.float32})


def _install() -> None:
    """Registers the casts. Costs tens of milliseconds, so only a process that uses autocast pays."""
    others = library.Library("_", "IMPL")
    others.fallback(library.fallthrough_kernel, _KEY)
    casts = library.Library("aten", "IMPL")
    names = {n.removeprefix("aten::") for n in torch._C._dispatch_get_registrations_for_dispatch_key("AutocastCUDA")}
    for name in sorted(names | {n for n in layers.OPERATORS if n.partition(".")[0] in _LAYERS}):
        casts.impl(name, functools.partial(_run, overload(name)), _KEY)
    _for_good.extend((others, casts))


def _set_autocast_enabled(*args: Any) -> None:
    """`torch.set_autocast_enabled(device_type, enabled)`, which `torch.autocast` calls; without a device type it is CUDA's."""
    device_type, enabled = args if len(args) == 2 else ("cuda", *args)
    if enabled and device_type == "cuda" and not _for_good:
        _install()
    _set_enabled(device_type, enabled)


_is_enabled = torch.is_autocast_enabled


def _is_autocast_enabled(device_type: str = "cuda") -> bool:
    return _is_enabled(device_type)


PATCHES: tuple[tuple[Any, str, Any], ...] = (
    (torch, "set_autocast_enabled", _set_autocast_enabled),
    (torch, "is_autocast_enabled", _is_autocast_enabled),
    (torch, "get_autocast_gpu_dtype", lambda: torch.get_autocast_dtype("cuda")),
    (torch, "set_autocast_gpu_dtype", lambda dtype: torch.set_autocast_dtype("cuda", dtype)),
)
