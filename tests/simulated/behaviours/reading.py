"""Values read by Python: printing, numbers, NumPy."""

from __future__ import annotations

import copy

import numpy as np
import torch
from torch import nn

from .row import CUDA0, PRINTING, TENSOR_DOCS, Behaviour, Raises, let, x

NUMPY = "torch/csrc/utils/tensor_numpy.cpp, tensor_to_numpy"
NO_NUMPY = Raises(
    TypeError,
    "can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.",
)


def _printed_large() -> bool:
    return "..." in str(torch.zeros(5000, device="cuda")) and "device='cuda:0'" in str(torch.zeros(5000, device="cuda"))


def _no_printing_of_random_state() -> bool:
    torch.manual_seed(0)
    expected = torch.rand(2, device="cuda")
    torch.manual_seed(0)
    str(torch.ones(3, device="cuda"))
    return torch.equal(expected, torch.rand(2, device="cuda"))


def _deepcopied() -> tuple[object, ...]:
    tensor = x().cuda()
    copied = copy.deepcopy(tensor)
    copied += 1
    return copied.device, tensor.sum().item(), copied.sum().item()


ROWS = [
    Behaviour("str", lambda: str(torch.ones(2, device="cuda")), "tensor([1., 1.], device='cuda:0')", PRINTING),
    Behaviour(
        "repr with requires_grad",
        lambda: repr(torch.ones(2, device="cuda", requires_grad=True)),
        "tensor([1., 1.], device='cuda:0', requires_grad=True)",
        PRINTING,
    ),
    Behaviour(
        "repr on cuda:1",
        lambda: repr(torch.ones(1, device="cuda:1")),
        "tensor([1.], device='cuda:1')",
        PRINTING,
        devices=2,
    ),
    Behaviour(
        "repr with dtype",
        lambda: repr(torch.ones(1, device="cuda", dtype=torch.float64)),
        "tensor([1.], device='cuda:0', dtype=torch.float64)",
        PRINTING,
    ),
    Behaviour(
        "repr with grad_fn",
        lambda: str(torch.ones(2, requires_grad=True).cuda() * 2),
        "tensor([2., 2.], device='cuda:0', grad_fn=<MulBackward0>)",
        PRINTING,
    ),
    Behaviour(
        "cuda()'s grad_fn is a copy",
        lambda: str(torch.ones(1, requires_grad=True).cuda()),
        "tensor([1.], device='cuda:0', grad_fn=<ToCopyBackward0>)",
        PRINTING,
    ),
    Behaviour(
        "repr of a Parameter",
        lambda: str(nn.Parameter(torch.ones(1).cuda())),
        "Parameter containing:\ntensor([1.], device='cuda:0', requires_grad=True)",
        PRINTING,
    ),
    Behaviour(
        "repr of an empty tensor",
        lambda: str(torch.zeros(0, 2, device="cuda")),
        "tensor([], device='cuda:0', size=(0, 2))",
        PRINTING,
    ),
    Behaviour("repr of a long tensor", _printed_large, True, PRINTING),
    Behaviour("printing draws no random numbers", _no_printing_of_random_state, True, PRINTING),
    Behaviour(
        "format of a number", lambda: f"{torch.tensor(1.5, device='cuda'):.2f}", "1.50", "torch/_tensor.py, __format__"
    ),
    Behaviour(
        "float, int, bool",
        lambda: (
            float(torch.tensor(2.5, device="cuda")),
            int(torch.tensor(3, device="cuda")),
            bool(torch.zeros(1, device="cuda")),
        ),
        (2.5, 3, False),
        TENSOR_DOCS,
    ),
    Behaviour("item", lambda: x().cuda().sum().item(), 15.0, TENSOR_DOCS),
    Behaviour(
        "item of many elements",
        lambda: x().cuda().item(),
        Raises(RuntimeError, "a Tensor with 6 elements cannot be converted to Scalar"),
        TENSOR_DOCS,
    ),
    Behaviour("tolist", lambda: x().cuda().tolist(), [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]], TENSOR_DOCS),
    Behaviour(
        "len, iteration",
        lambda: (len(x().cuda()), [(row.device, row.sum().item()) for row in x().cuda()]),
        (2, [(CUDA0, 3.0), (CUDA0, 12.0)]),
        TENSOR_DOCS,
    ),
    Behaviour("in", lambda: (5 in x().cuda(), 7 in x().cuda()), (True, False), TENSOR_DOCS),
    Behaviour("as an index of a list", lambda: [10, 20, 30][torch.tensor(1, device="cuda")], 20, TENSOR_DOCS),
    Behaviour("numpy() is refused", lambda: x().cuda().numpy(), NO_NUMPY, NUMPY),
    Behaviour("numpy() of a gradient's tensor", lambda: x().cuda().requires_grad_().numpy(), NO_NUMPY, NUMPY),
    Behaviour(
        "numpy(force=True)",
        lambda: x().cuda().requires_grad_().numpy(force=True).tolist(),
        [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]],
        TENSOR_DOCS,
    ),
    Behaviour("np.asarray is refused", lambda: np.asarray(x().cuda()), NO_NUMPY, NUMPY),
    Behaviour("np.array is refused", lambda: np.array(x().cuda()), NO_NUMPY, NUMPY),
    Behaviour(
        "np.mean of a list of them is refused",
        lambda: np.mean([torch.ones(2).cuda(), torch.ones(2).cuda()]),
        NO_NUMPY,
        NUMPY,
    ),
    Behaviour(
        "np.mean of a list of numbers on the device is refused",
        lambda: np.asarray([torch.tensor(1.0, device="cuda")]).dtype != object,
        NO_NUMPY,
        NUMPY,
    ),
    Behaviour("cpu().numpy()", lambda: x().cuda().cpu().numpy().sum().item(), 15.0, NUMPY),
    Behaviour(
        "detach().cpu().numpy()", lambda: x().cuda().requires_grad_().detach().cpu().numpy().sum().item(), 15.0, NUMPY
    ),
    Behaviour(
        "equal, allclose",
        lambda: (torch.equal(x().cuda(), x().cuda()), torch.allclose(x().cuda(), x().cuda())),
        (True, True),
        TENSOR_DOCS,
    ),
    Behaviour(
        "assert_close looks at the device",
        lambda: torch.testing.assert_close(x(), x().cuda()),
        Raises(AssertionError, "The values for attribute 'device' do not match: cpu != cuda:0."),
        "torch/testing/_comparison.py",
    ),
    Behaviour("deepcopy", _deepcopied, (CUDA0, 15.0, 21.0), "torch/_tensor.py, __deepcopy__"),
    Behaviour(
        "copy.copy shares memory",
        lambda: let(x().cuda(), lambda t: copy.copy(t).data_ptr() == t.data_ptr()),
        True,
        "torch/_tensor.py, __reduce_ex__",
    ),
    Behaviour(
        "nonzero, unique, argmax",
        lambda: (
            torch.nonzero(x().cuda() > 3).tolist(),
            torch.unique(torch.tensor([2, 1, 2], device="cuda")).tolist(),
            x().cuda().argmax().item(),
        ),
        ([[1, 1], [1, 2]], [1, 2], 5),
        TENSOR_DOCS,
    ),
]
