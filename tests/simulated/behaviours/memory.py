"""In place, views, storages: what shares memory on a device."""

from __future__ import annotations

import gc
import warnings
import weakref

import torch
from torch import nn

from .row import CPU, CUDA0, TENSOR_DOCS, Behaviour, Raises, let, x

VIEWS = "https://docs.pytorch.org/docs/stable/tensor_view.html"
STORAGE = "https://docs.pytorch.org/docs/stable/storage.html"
DLPACK = "https://docs.pytorch.org/docs/stable/dlpack.html"


def _in_place(action: object) -> tuple[bool, torch.device, list[list[float]]]:
    tensor = x().cuda()
    result = action(tensor)  # type: ignore[operator]
    return result is tensor, tensor.device, tensor.tolist()


def _through_a_view() -> list[float]:
    tensor = torch.zeros(4, device="cuda")
    tensor.view(2, 2)[1] = 7
    return tensor.tolist()


def _reshaped() -> tuple[bool, bool]:
    tensor = x().cuda()
    return tensor.reshape(3, 2).data_ptr() == tensor.data_ptr(), tensor.t().reshape(6).data_ptr() == tensor.data_ptr()


def _described_in_place() -> tuple[object, ...]:
    tensor = x().cuda()
    shapes = tuple(tensor.t_().shape), tuple(tensor.unsqueeze_(0).shape), tuple(tensor.squeeze_().shape)
    return *shapes, tensor.tolist()


def _storages() -> tuple[object, ...]:
    tensor = x().cuda()
    row = tensor[1]
    same = row.untyped_storage().data_ptr() == tensor.untyped_storage().data_ptr()
    return same, row.storage_offset(), row.untyped_storage().device, row.untyped_storage().nbytes()


def _out() -> tuple[bool, float, tuple[int, ...]]:
    out = torch.empty(0, device="cuda")
    return torch.add(x().cuda(), 1, out=out) is out, out.sum().item(), tuple(out.shape)


def _out_pair() -> tuple[list[float], list[int]]:
    values, indices = torch.empty(0, device="cuda"), torch.empty(0, dtype=torch.long, device="cuda")
    torch.max(x().cuda(), 1, out=(values, indices))
    return values.tolist(), indices.tolist()


def _data_moved() -> tuple[torch.device, list[float]]:
    tensor = torch.zeros(1)
    tensor.data = torch.ones(2, device="cuda")
    return tensor.device, tensor.tolist()


def _freed() -> tuple[bool, bool]:
    tensor = torch.zeros(1000, device="cuda")
    storage = weakref.ref(tensor.untyped_storage())
    view = tensor.view(10, 100)
    del tensor
    kept = storage() is not None
    del view
    gc.collect()
    return kept, storage() is None


def _dlpack() -> tuple[torch.device, list[list[float]]]:
    tensor = x().cuda()
    other = torch.from_dlpack(tensor)
    other += 1
    return other.device, tensor.tolist()


def _pinned() -> tuple[object, ...]:
    tensor = x()
    pinned = tensor.pin_memory()
    return pinned.is_pinned(), tensor.is_pinned(), pinned.device, pinned is tensor, pinned.pin_memory() is pinned


def _resized() -> tuple[tuple[int, ...], list[float]]:
    tensor = torch.ones(2, device="cuda")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tensor.resize_(3, 2)
    return tuple(tensor.shape), tensor.view(-1)[:2].tolist()


def _resized_as() -> tuple[int, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tuple(torch.ones(2, device="cuda").resize_as_(torch.ones(3, 2, device="cuda")).shape)


def _set() -> list[float]:
    tensor = torch.zeros(1, device="cuda")
    tensor.set_(torch.ones(3, device="cuda"))
    return tensor.tolist()


def _unwritten_arguments() -> tuple[float, float]:
    a, b = x().cuda(), x().cuda()
    c = torch.relu(a - b)
    c += 1
    return a.sum().item(), b.sum().item()


def _overlap() -> torch.Tensor:
    return torch.ones(1, device="cuda").expand(3).add_(1)


ROWS = [
    Behaviour(
        "add_", lambda: _in_place(lambda t: t.add_(1)), (True, CUDA0, [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), TENSOR_DOCS
    ),
    Behaviour(
        "+= is in place",
        lambda: _in_place(lambda t: t.__iadd__(1)),
        (True, CUDA0, [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]),
        TENSOR_DOCS,
    ),
    Behaviour(
        "zero_, fill_",
        lambda: (x().cuda().zero_().sum().item(), x().cuda().fill_(2).sum().item()),
        (0.0, 12.0),
        TENSOR_DOCS,
    ),
    Behaviour(
        "clamp_, relu_",
        lambda: (x().cuda().clamp_(max=1).sum().item(), nn.ReLU(inplace=True)(-x().cuda()).sum().item()),
        (5.0, 0.0),
        TENSOR_DOCS,
    ),
    Behaviour("out of place writes no argument", _unwritten_arguments, (15.0, 15.0), TENSOR_DOCS),
    Behaviour("through a view", _through_a_view, [0.0, 0.0, 7.0, 7.0], VIEWS),
    Behaviour(
        "a view of a view",
        lambda: torch.arange(8.0, device="cuda")[2:].view(3, 2)[1:].t()[0].tolist(),
        [4.0, 6.0],
        VIEWS,
    ),
    Behaviour(
        "view of what is not contiguous",
        lambda: x().cuda().t().view(6),
        Raises(RuntimeError, "view size is not compatible with input tensor's size and stride"),
        VIEWS,
    ),
    Behaviour("reshape views where it can", _reshaped, (True, False), VIEWS),
    Behaviour(
        "t_, unsqueeze_, squeeze_",
        _described_in_place,
        ((3, 2), (1, 3, 2), (3, 2), [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]),
        TENSOR_DOCS,
    ),
    Behaviour(
        "as_strided", lambda: torch.arange(8.0, device="cuda")[2:].as_strided((2,), (1,), 1).tolist(), [1.0, 2.0], VIEWS
    ),
    Behaviour("views share a storage", _storages, (True, 3, CUDA0, 24), STORAGE),
    Behaviour("is_view: _base", lambda: let(x().cuda(), lambda t: t.view(-1)._base is t), True, VIEWS),
    Behaviour(
        "expand, unfold, diagonal, unbind",
        lambda: (
            torch.ones(1, device="cuda").expand(3).stride(),
            torch.arange(4, device="cuda").unfold(0, 2, 2).tolist(),
            torch.eye(2, device="cuda").diagonal().tolist(),
            len(x().cuda().unbind()),
        ),
        ((0,), [[0, 1], [2, 3]], [1.0, 1.0], 2),
        VIEWS,
    ),
    Behaviour(
        "chunk, split, cat, stack",
        lambda: torch.stack([*x().cuda().chunk(3, 1), *x().cuda().split(1, 1)]).device,
        CUDA0,
        TENSOR_DOCS,
    ),
    Behaviour(
        "writing through expand",
        _overlap,
        Raises(RuntimeError, "more than one element of the written-to tensor refers to a single memory location"),
        "aten/src/ATen/MemoryOverlap.cpp",
    ),
    Behaviour("out=", _out, (True, 21.0, (2, 3)), TENSOR_DOCS),
    Behaviour("out= of two results", _out_pair, ([2.0, 5.0], [2, 2]), TENSOR_DOCS),
    Behaviour("resize_", _resized, ((3, 2), [1.0, 1.0]), TENSOR_DOCS),
    Behaviour("resize_as_", _resized_as, (3, 2), TENSOR_DOCS),
    Behaviour("set_", _set, [1.0, 1.0, 1.0], TENSOR_DOCS),
    Behaviour(
        "data = of another device",
        _data_moved,
        (CUDA0, [1.0, 1.0]),
        "torch/csrc/autograd/variable.cpp, VariableHooks::set_data",
    ),
    Behaviour("memory is kept and freed", _freed, (True, True), STORAGE),
    Behaviour(
        "clone, contiguous",
        lambda: let(
            x().cuda(),
            lambda t: (t.clone().data_ptr() == t.data_ptr(), t.contiguous() is t, t.t().contiguous().stride()),
        ),
        (False, True, (2, 1)),
        TENSOR_DOCS,
    ),
    Behaviour(
        "conj and imag are views",
        lambda: (
            torch.tensor([1 + 2j], device="cuda").conj().tolist(),
            torch.tensor([1 + 2j], device="cuda").conj().imag.tolist(),
        ),
        ([1 - 2j], [-2.0]),
        VIEWS,
    ),
    Behaviour(
        "view_as_real", lambda: torch.view_as_real(torch.tensor([1 + 2j], device="cuda")).tolist(), [[1.0, 2.0]], VIEWS
    ),
    Behaviour("view(dtype)", lambda: torch.ones(1, device="cuda").view(torch.int32).tolist(), [1065353216], VIEWS),
    Behaviour("from_dlpack shares", _dlpack, (CUDA0, [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), DLPACK),
    Behaviour(
        "to_dlpack and back",
        lambda: torch.utils.dlpack.from_dlpack(torch.utils.dlpack.to_dlpack(x().cuda())).device,
        CUDA0,
        DLPACK,
    ),
    Behaviour("zeros(pin_memory=True)", lambda: torch.zeros(2, pin_memory=True).is_pinned(), True, TENSOR_DOCS),
    Behaviour("pin_memory", _pinned, (True, False, CPU, False, True), TENSOR_DOCS),
    Behaviour(
        "pin_memory of a CUDA tensor",
        lambda: x().cuda().pin_memory(),
        Raises(RuntimeError, "cannot pin 'torch.cuda.FloatTensor' only dense CPU tensors can be pinned"),
        "aten/src/ATen/native/Memory.cpp",
    ),
    Behaviour(
        "share_memory_ changes nothing",
        lambda: let(x().cuda(), lambda t: t.share_memory_() is t and t.is_shared()),
        True,
        TENSOR_DOCS,
    ),
    Behaviour("is_pinned of a CUDA tensor", lambda: x().cuda().is_pinned(), False, TENSOR_DOCS),
    Behaviour(
        "element_size, numel, nbytes",
        lambda: let(x().cuda().double(), lambda t: (t.element_size(), t.numel(), t.nbytes)),
        (8, 6, 48),
        TENSOR_DOCS,
    ),
]
