"""What CUDA's kernels demand of the devices and dtypes of their arguments, with their own words.

Three kinds of check exist in torch (2.11 and later), each with its message:
  * elementwise kernels (TensorIterator, aten/src/ATen/TensorIterator.cpp) accept CPU tensors of no dimensions as inputs;
  * generated wrappers (RegisterCUDA, c10::impl::common_device_check_failure in aten/src/ATen/core/adaption.cpp) compare every
    tensor argument with the first one and name both the argument and the wrapper;
  * a few kernels check by themselves: indexing, convolution, masked_fill.
Copies accept any devices. Which elementwise kernels have a wrapper's check too was read from the names in libtorch_cuda.so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import torch

_COPIES = {"copy_", "_to_copy", "_foreach_copy_", "copy"}
_INDEXING = {"index", "index_put_", "index_put", "_index_put_impl_", "_unsafe_index", "_unsafe_index_put"}
# Elementwise without the tag.
_ITERATED = {"mse_loss", "smooth_l1_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits", "complex", "fill",
             "polar", "eq", "ne", "lt", "le", "gt", "ge", "rsub"}  # fmt: skip
_WRAPPED = {
    "clamp",
    "clamp_max",
    "clamp_min",
    "equal",
    "gcd",
    "lcm",
    "igamma",
    "igammac",
    "logaddexp",
    "logaddexp2",
    "nextafter",
}
_WRAPPED |= {f"{name}_backward" for name in ("gelu", "logit", "sigmoid", "silu", "tanh", "threshold", "native_dropout")}
#: Arguments that stay on the CPU: lengths and sizes that the kernel's host side reads.
ON_HOST = {
    "_pack_padded_sequence": {"lengths"},
    "_pack_padded_sequence_backward": {"batch_sizes"},
    "_ctc_loss": {"input_lengths", "target_lengths"},
    "_ctc_loss_backward": {"input_lengths", "target_lengths"},
    "tensor_split": {"tensor_indices_or_sections"},
    "ctc_loss": {"input_lengths", "target_lengths", "targets"},
    "lstm": {"batch_sizes"},
    "gru": {"batch_sizes"},
    "rnn_tanh": {"batch_sizes"},
    "rnn_relu": {"batch_sizes"},
}
# Composites whose check happens in a kernel below them: that kernel's wrapper and its names of the arguments.
_CHECKED_BELOW: dict[str, tuple[str, dict[str, str]]] = {
    "embedding": ("_index_select", {"weight": "self", "indices": "index"}),
    "mv": ("addmv_", {}),
    "stack": ("cat", {}),
    "lstm_cell": ("mm", {"input": "self", "w_ih": "mat2"}),
    "gru_cell": ("mm", {"input": "self", "w_ih": "mat2"}),
}
_LAYERS = {"lstm", "gru", "rnn_tanh", "rnn_relu"}
_CONVOLUTIONS = {"convolution", "_convolution"}
_INTEGERS = {torch.uint8: "Byte", torch.int8: "Char", torch.int16: "Short", torch.int32: "Int", torch.int64: "Long"}
_NO_INTEGER_KERNEL = {"mm": "addmm_cuda", "addmm": "addmm_cuda", "bmm": "baddbmm_cuda", "baddbmm": "baddbmm_cuda",
                      "mv": "addmv_impl_cuda", "addmv": "addmv_impl_cuda", "dot": "dot"}  # fmt: skip
#: Operators that refuse some dtypes, also where all tensors are on one device.
ALWAYS = {*_NO_INTEGER_KERNEL, *(f"{name}_" for name in _NO_INTEGER_KERNEL), *_CONVOLUTIONS, "_pack_padded_sequence"}


def named_tensors(func: Any, args: Any, kwargs: Any) -> Iterator[tuple[str, torch.Tensor]]:
    """(name of the argument, tensor) for each tensor of an operator's call, in the order of the schema."""
    for i, argument in enumerate(func._schema.arguments):
        value = args[i] if i < len(args) else kwargs.get(argument.name)
        for item in value if isinstance(value, (list, tuple)) else (value,):
            if isinstance(item, torch.Tensor):
                yield argument.name, item


def of_note(tensors: Sequence[torch.Tensor]) -> bool:
    """Whether the dtypes may be ones that an operator of `ALWAYS` refuses: not all the same, or integers."""
    first = tensors[0].dtype
    return first in _INTEGERS or any(t.dtype != first for t in tensors)


def check(func: Any, name: str, args: Any, kwargs: Any, written: list[torch.Tensor]) -> None:
    """Raises what CUDA raises for these arguments of an operator, at least one of them simulated.

    Needs to be called for tensors of several devices, and for the operators of `ALWAYS` with dtypes that are `of_note`.
    """
    if name in _COPIES:
        return
    named = list(named_tensors(func, args, kwargs))
    base = name.rstrip("_")
    if base in _NO_INTEGER_KERNEL:
        _check_integers(base, named)
    if name in _CONVOLUTIONS:
        _check_convolution(func, named)
    elif name == "_pack_padded_sequence":
        _check_lengths(named)
    elif len({t.device for _, t in named}) == 1:
        return
    elif name in _INDEXING:
        _check_indexing(named)
    elif name in _LAYERS:
        _check_layer(named)
    elif name == "scaled_dot_product_attention":
        _check_attention(named)
    elif base == "masked_fill":
        _check_masked_fill(named)
    elif base not in _WRAPPED and (_is_elementwise(func, base) or name.startswith("_foreach")):
        _check_elementwise(named, written)
    else:
        _check_wrapper(func, name, named)


def _check_integers(base: str, named: list[tuple[str, torch.Tensor]]) -> None:
    """CUDA has no kernels for matrix products of integers (the CPU has)."""
    if all(t.dtype in _INTEGERS for _, t in named):
        dtype = _INTEGERS[named[0][1].dtype]
        raise NotImplementedError(f"\"{_NO_INTEGER_KERNEL[base]}\" not implemented for '{dtype}'")


def _is_elementwise(func: Any, base: str) -> bool:
    return base in _ITERATED or torch.Tag.pointwise in func.tags


def _check_elementwise(named: list[tuple[str, torch.Tensor]], written: list[torch.Tensor]) -> None:
    home = next(t.device for _, t in named if not t.is_cpu)
    for _, tensor in named:
        scalar = tensor.dim() == 0 and tensor.is_cpu and not any(tensor is w for w in written)
        if tensor.device != home and not scalar:
            _mixed(home, tensor.device)


def _mixed(home: torch.device, other: torch.device) -> NoReturn:
    raise RuntimeError(
        f"Expected all tensors to be on the same device, but found at least two devices, {home} and {other}!"
    )


def _check_wrapper(func: Any, name: str, named: list[tuple[str, torch.Tensor]]) -> None:
    named = [(argument, t) for argument, t in named if argument not in ON_HOST.get(name, ())]
    home = named[0][1].device
    for argument, tensor in named:
        if tensor.device != home:
            wrapper, renamed = _CHECKED_BELOW.get(name, (_wrapper(func, name), {}))
            raise RuntimeError(
                f"Expected all tensors to be on the same device, but got {renamed.get(argument, argument)} is on "
                f"{tensor.device}, different from other tensors on {home} (when checking argument in method "
                f"wrapper_CUDA_{wrapper})"
            )


def _wrapper(func: Any, name: str) -> str:
    """The name of an operator's generated wrapper: (operator)[_overload] of structured kernels, [overload]_(operator) of others."""
    overload = "" if func._overloadname == "default" else func._overloadname
    structured = torch._C._dispatch_has_kernel_for_dispatch_key(func.name(), "CompositeExplicitAutogradNonFunctional")
    if structured:
        return f"{name}_{overload}".rstrip("_") if overload else name
    return f"{overload}_{name}"


def _check_indexing(named: list[tuple[str, torch.Tensor]]) -> None:
    home = named[0][1].device
    for argument, tensor in named[1:]:
        if argument == "indices" and tensor.device != home and not tensor.is_cpu:
            raise RuntimeError(f"indices should be either on cpu or on the same device as the indexed tensor ({home})")
        if argument == "values" and tensor.device != home and tensor.dim() > 0:
            _mixed(*(home, tensor.device) if home.type != "cpu" else (tensor.device, home))


def _check_convolution(func: Any, named: list[tuple[str, torch.Tensor]]) -> None:
    """As check_input_same_type_as_parameters of aten/src/ATen/native/Convolution.cpp, and cuDNN's wrapper after it."""
    (_, batch), *parameters = named
    for argument, tensor in parameters:
        if tensor.type() != batch.type():
            raise RuntimeError(f"Input type ({batch.type()}) and {argument} type ({tensor.type()}) should be the same")
    _check_wrapper(func, "cudnn_convolution", named)


def _check_lengths(named: list[tuple[str, torch.Tensor]]) -> None:
    """As _pack_padded_sequence of aten/src/ATen/native/PackedSequence.cpp."""
    lengths = named[1][1]
    if not lengths.is_cpu:
        kind = lengths.type().rpartition(".")[2].removesuffix("Tensor")
        raise RuntimeError(
            f"'lengths' argument should be a 1D CPU int64 tensor, but got {lengths.dim()}D {lengths.device} {kind} tensor"
        )


def _check_masked_fill(named: list[tuple[str, torch.Tensor]]) -> None:
    (_, self), (_, mask), *_ = named
    if mask.device != self.device:
        raise RuntimeError(
            f"expected self and mask to be on the same device, but got mask on {mask.device} and self on {self.device}"
        )


def _check_layer(named: list[tuple[str, torch.Tensor]]) -> None:
    """As check_attributes of aten/src/ATen/native/RNN.cpp."""
    home = next(t.device for argument, t in named if argument in ("input", "data"))
    for argument, tensor in named:
        if tensor.device != home and argument != "batch_sizes":
            kind = "hidden" if argument == "hx" else "parameter"
            raise RuntimeError(
                f"Input and {kind} tensors are not at the same device, found input tensor at {home} and {kind} tensor at "
                f"{tensor.device}"
            )


def _check_attention(named: list[tuple[str, torch.Tensor]]) -> None:
    """As validate_sdpa_input of aten/src/ATen/native/transformers/attention.cpp."""
    query, key, value = (t.device for _, t in named[:3])
    if not query == key == value:
        raise RuntimeError(
            f"Expected query, key, and value to have the same device type, but got query.device: {query} key.device: {key} "
            f"and value.device: {value} instead."
        )
    _check_elementwise(named, [])  # the mask is added to the scores
