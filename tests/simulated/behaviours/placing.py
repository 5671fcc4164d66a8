"""Where tensors are, and how they get there."""

from __future__ import annotations

import torch

from .row import CPU, CUDA0, CUDA1, CUDA_DOCS, CUDA_NOTES, TENSOR_DOCS, Behaviour, Raises, let, x

TO = TENSOR_DOCS + " (Tensor.to)"


def _to_leaves_self() -> torch.device:
    tensor = x()
    tensor.to("cuda")
    return tensor.device


def _to_copies() -> list[list[float]]:
    tensor = x()
    tensor.cuda().add_(1)
    return tensor.tolist()


def _same_object() -> tuple[bool, ...]:
    tensor = x().cuda()
    return tensor.to("cuda") is tensor, tensor.cuda() is tensor, tensor.to("cuda:0") is tensor, tensor.cpu() is tensor


def _device_object() -> tuple[object, ...]:
    device = x().cuda().device
    return type(device), device.type, device.index, str(device), device == CUDA0, hash(device) == hash(CUDA0)


def _seed_cell() -> torch.device:
    device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
    return torch.ones_like(x(), device=device).device


def _types() -> tuple[str, ...]:
    return tuple(t.cuda().type() for t in (x(), x().double(), x().long(), x().int(), x().bool(), x().half()))


def _type_moves(kind: object) -> tuple[torch.device, torch.dtype]:
    moved = x().type(kind)
    return moved.device, moved.dtype


def _legacy_instances() -> tuple[bool, ...]:
    kind = torch.cuda.FloatTensor
    return isinstance(x().cuda(), kind), isinstance(x(), kind), isinstance(x().cuda().double(), kind)


def _round_trip() -> bool:
    tensor = torch.randn(50)
    return torch.equal(tensor.cuda().cpu(), tensor)


ROWS = [
    Behaviour("is_available", torch.cuda.is_available, True, CUDA_DOCS),
    Behaviour(
        "device_count is an int of one or more",
        lambda: type(torch.cuda.device_count()) is int and torch.cuda.device_count() > 0,
        True,
        CUDA_DOCS,
    ),
    Behaviour("the blitz's device cell", _seed_cell, CUDA0, CUDA_NOTES),
    Behaviour("to('cuda')", lambda: x().to("cuda").device, CUDA0, TO),
    Behaviour("to(torch.device('cuda'))", lambda: x().to(torch.device("cuda")).device, CUDA0, TO),
    Behaviour("to('cuda:1')", lambda: x().to("cuda:1").device, CUDA1, TO, devices=2),
    Behaviour("to(1) is cuda:1", lambda: x().to(1).device, CUDA1, TO, devices=2),
    Behaviour(
        "to(device=, dtype=)",
        lambda: str(x().to(device="cuda", dtype=torch.float64)[0, 1]),
        "tensor(1., device='cuda:0', dtype=torch.float64)",
        TO,
    ),
    Behaviour("to(other tensor)", lambda: x().to(torch.ones(1, device="cuda:1")).device, CUDA1, TO, devices=2),
    Behaviour("to(dtype) stays on its device", lambda: x().cuda().to(torch.int64).device, CUDA0, TO),
    Behaviour(
        "to('cpu', dtype)",
        lambda: str(x().cuda().to("cpu", torch.double).sum()),
        "tensor(15., dtype=torch.float64)",
        TO,
    ),
    Behaviour("to() leaves the tensor where it was", _to_leaves_self, CPU, TO),
    Behaviour("to() copies", _to_copies, [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]], TO),
    Behaviour("to() its own device gives the tensor itself", _same_object, (True, True, True, False), TO),
    Behaviour(
        "to(copy=True) always copies", lambda: let(x().cuda(), lambda t: t.to("cuda", copy=True) is t), False, TO
    ),
    Behaviour(
        "to('cpu') of a CPU tensor is itself", lambda: let(x(), lambda t: t.to("cpu") is t and t.cpu() is t), True, TO
    ),
    Behaviour("to(non_blocking=True)", lambda: x().to("cuda", non_blocking=True).sum().item(), 15.0, TO),
    Behaviour("cuda()", lambda: x().cuda().device, CUDA0, TENSOR_DOCS),
    Behaviour(
        "cuda(1), cuda('cuda:1'), cuda(device=)",
        lambda: {x().cuda(1).device, x().cuda("cuda:1").device, x().cuda(device=CUDA1).device},
        {CUDA1},
        TENSOR_DOCS,
        devices=2,
    ),
    Behaviour(
        "cuda('cpu') is refused",
        lambda: x().cuda("cpu"),
        Raises(RuntimeError, "Invalid device, must be cuda device"),
        "torch/csrc/autograd/templates/python_variable_methods.cpp, THPVariable_cuda",
    ),
    Behaviour("cpu()", lambda: x().cuda().cpu().device, CPU, TENSOR_DOCS),
    Behaviour("values survive there and back", _round_trip, True, TENSOR_DOCS),
    Behaviour("from one device to another", lambda: x().cuda(0).to("cuda:1").sum().item(), 15.0, CUDA_NOTES, devices=2),
    Behaviour(
        "a device that is not there",
        lambda: x().to("cuda:99"),
        Raises(RuntimeError, "invalid device ordinal"),
        "c10/cuda/CUDAFunctions.cpp",
    ),
    Behaviour(
        "a device that is not there, making",
        lambda: torch.ones(1, device="cuda:99"),
        Raises(RuntimeError, "invalid device ordinal"),
        "c10/cuda/CUDAFunctions.cpp",
    ),
    Behaviour(
        "that is an AcceleratorError",
        lambda: x().cuda(99),
        Raises(torch.AcceleratorError, "CUDA error"),
        "torch/csrc/Exceptions.h",
    ),
    Behaviour(
        "is_cuda, is_cpu",
        lambda: (x().cuda().is_cuda, x().cuda().is_cpu, x().is_cuda, x().is_cpu),
        (True, False, False, True),
        TENSOR_DOCS,
    ),
    Behaviour("get_device", lambda: (x().cuda().get_device(), x().get_device()), (0, -1), TENSOR_DOCS),
    Behaviour("get_device of cuda:1", lambda: x().cuda(1).get_device(), 1, TENSOR_DOCS, devices=2),
    Behaviour(
        "device is a torch.device",
        _device_object,
        (torch.device, "cuda", 0, "cuda:0", True, True),
        DOCS_DEVICE := "https://docs.pytorch.org/docs/stable/tensor_attributes.html",
    ),
    Behaviour(
        "'cuda' without index differs from 'cuda:0'",
        lambda: x().cuda().device == torch.device("cuda"),
        False,
        DOCS_DEVICE,
    ),
    Behaviour(
        "repr of devices",
        lambda: repr((torch.device("cuda"), torch.device("cuda:1"))),
        "(device(type='cuda'), device(type='cuda', index=1))",
        DOCS_DEVICE,
    ),
    Behaviour("torch.device as a key", lambda: {torch.device("cuda:0"): 1}[x().cuda().device], 1, DOCS_DEVICE),
    Behaviour("type(x) is torch.Tensor", lambda: type(x().cuda()) is torch.Tensor, True, TENSOR_DOCS),
    Behaviour(
        "x.type()",
        _types,
        tuple(f"torch.cuda.{n}Tensor" for n in ("Float", "Double", "Long", "Int", "Bool", "Half")),
        TENSOR_DOCS,
    ),
    Behaviour(
        "type('torch.cuda.FloatTensor') moves",
        lambda: _type_moves("torch.cuda.FloatTensor"),
        (CUDA0, torch.float32),
        TENSOR_DOCS,
    ),
    Behaviour(
        "type(torch.cuda.LongTensor) moves and casts",
        lambda: _type_moves(torch.cuda.LongTensor),
        (CUDA0, torch.int64),
        TENSOR_DOCS,
    ),
    Behaviour("type(dtype) stays", lambda: x().cuda().type(torch.float64).device, CUDA0, TENSOR_DOCS),
    Behaviour(
        "type('torch.FloatTensor') moves to the CPU",
        lambda: x().cuda().type("torch.FloatTensor").device,
        CPU,
        TENSOR_DOCS,
    ),
    Behaviour(
        "torch.cuda.FloatTensor(2, 3)",
        lambda: let(torch.cuda.FloatTensor(2, 3), lambda t: (t.device, t.dtype, tuple(t.shape))),
        (CUDA0, torch.float32, (2, 3)),
        TENSOR_DOCS,
    ),
    Behaviour(
        "torch.cuda.LongTensor([1, 2])",
        lambda: str(torch.cuda.LongTensor([1, 2])),
        "tensor([1, 2], device='cuda:0')",
        TENSOR_DOCS,
    ),
    Behaviour(
        "isinstance(x, torch.cuda.FloatTensor)",
        _legacy_instances,
        (True, False, False),
        "torch/csrc/tensor/python_tensor.cpp, Tensor_instancecheck",
    ),
    Behaviour("type_as", lambda: x().long().type_as(x().cuda()).type(), "torch.cuda.FloatTensor", TENSOR_DOCS),
    Behaviour(
        "float(), half(), bool() stay",
        lambda: {t.device for t in (x().cuda().double(), x().cuda().half(), x().cuda().bool())},
        {CUDA0},
        TENSOR_DOCS,
    ),
    Behaviour(
        "layout is kept", lambda: let(x().t().cuda(), lambda t: (t.stride(), t.is_contiguous())), ((1, 3), False), TO
    ),
    Behaviour(
        "channels_last is kept",
        lambda: torch.zeros(2, 3, 4, 5).to(memory_format=torch.channels_last).cuda().stride(),
        (60, 1, 15, 3),
        TO,
    ),
    Behaviour(
        "strides of dimensions of size 1",
        lambda: torch.zeros(2, 1, 4, 5).cuda().add(1).stride(),
        (20, 20, 5, 1),
        TENSOR_DOCS,
    ),
    Behaviour(
        "a tensor without elements",
        lambda: let(torch.zeros(0, 3).cuda(), lambda t: (t.device, tuple(t.shape))),
        (CUDA0, (0, 3)),
        TENSOR_DOCS,
    ),
]
