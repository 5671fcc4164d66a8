"""Tensors of several devices that meet: what is refused, in which words, and what is not."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn

from .row import CONVOLUTION, CUDA0, INDEXING, ITERATOR, WRAPPER, Behaviour, Raises, let, mixed, of_one_device, x

ANY = Raises(RuntimeError, "Expected all tensors to be on the same device")
INDEX_DEVICE = "indices should be either on cpu or on the same device as the indexed tensor"


def _setitem(index: object, value: object) -> list[list[float]]:
    tensor = x().cuda()
    tensor[index] = value  # type: ignore[index]
    return tensor.tolist()


def _in_forward(body: object) -> object:
    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.fc = nn.Linear(3, 3)
            self.register_buffer("scale", torch.ones(3))
            self.plain = torch.ones(3)

        def forward(self, batch: torch.Tensor) -> torch.Tensor:
            return body(self, batch)  # type: ignore[operator, no-any-return]

    return Net().to("cuda")(x().cuda()).device


def _batch_norm_half_moved() -> torch.Tensor:
    net = nn.BatchNorm1d(3).cuda()
    net.running_mean = net.running_mean.cpu()
    return net(x().cuda())


def _linear() -> nn.Linear:
    return nn.Linear(3, 3).cuda()


def _convolve(net_on: str, batch_on: str) -> torch.Tensor:
    return nn.Conv2d(1, 1, 3).to(net_on)(torch.zeros(1, 1, 5, 5, device=batch_on))


ROWS = [
    Behaviour("CPU + CUDA", lambda: x() + x().cuda(), mixed(), ITERATOR),
    Behaviour("CUDA + CPU", lambda: x().cuda() + x(), mixed(), ITERATOR),
    Behaviour("cuda:0 + cuda:1", lambda: x().cuda() + x().cuda(1), mixed("cuda:0", "cuda:1"), ITERATOR, devices=2),
    Behaviour(
        "CUDA * CPU number tensor",
        lambda: (x().cuda() * torch.tensor(2.0)).tolist(),
        [[0.0, 2.0, 4.0], [6.0, 8.0, 10.0]],
        ITERATOR,
    ),
    Behaviour("CPU number tensor - CUDA", lambda: (torch.tensor(1.0) - x().cuda()).device, CUDA0, ITERATOR),
    Behaviour("CUDA + Python number", lambda: (x().cuda() + 1).sum().item(), 21.0, ITERATOR),
    Behaviour("CPU + CUDA number tensor", lambda: x() + torch.tensor(1.0, device="cuda"), mixed(), ITERATOR),
    Behaviour(
        "CPU number tensor + CUDA number tensor",
        lambda: (torch.tensor(1.0) + torch.tensor(1.0, device="cuda")).device,
        CUDA0,
        ITERATOR,
    ),
    Behaviour("CUDA + CPU tensor of one element, one dimension", lambda: x().cuda() + torch.ones(1), mixed(), ITERATOR),
    Behaviour("CPU.add_(CUDA)", lambda: x().add_(x().cuda()), mixed(), ITERATOR),
    Behaviour("CUDA += CPU", lambda: x().cuda().add_(x()), mixed(), ITERATOR),
    Behaviour(
        "CPU number tensor.add_(CUDA number tensor)",
        lambda: torch.tensor(1.0).add_(torch.tensor(1.0, device="cuda")),
        mixed(),
        ITERATOR,
    ),
    Behaviour(
        "running loss on the CPU += CUDA loss",
        lambda: torch.zeros(()).__iadd__(torch.ones((), device="cuda")),
        mixed(),
        ITERATOR,
    ),
    Behaviour(
        "running loss as a number += CUDA loss",
        lambda: str(0.0 + torch.ones((), device="cuda")),
        "tensor(1., device='cuda:0')",
        ITERATOR,
    ),
    Behaviour("comparison", lambda: torch.ones(3).cuda() == torch.ones(3), mixed(), ITERATOR),
    Behaviour("eq_ in place", lambda: torch.ones(3).cuda().eq_(torch.ones(3)), mixed(), ITERATOR),
    Behaviour(
        "comparison with a CPU number tensor", lambda: (x().cuda() == torch.tensor(1.0)).sum().item(), 1, ITERATOR
    ),
    Behaviour("maximum", lambda: torch.maximum(x().cuda(), x()), mixed(), ITERATOR),
    Behaviour("addcmul", lambda: torch.addcmul(x().cuda(), x().cuda(), x()), mixed(), ITERATOR),
    Behaviour("lerp", lambda: torch.lerp(x().cuda(), x(), 0.5), mixed(), ITERATOR),
    Behaviour("where", lambda: torch.where(x().cuda() > 2, x().cuda(), x()), ANY, ITERATOR),
    Behaviour("where with a number", lambda: torch.where(x().cuda() > 2, x().cuda(), 0.0).sum().item(), 12.0, ITERATOR),
    Behaviour(
        "where with a CPU number tensor",
        lambda: torch.where(x().cuda() > 2, x().cuda(), torch.tensor(1.0)).sum().item(),
        15.0,
        ITERATOR,
    ),
    Behaviour(
        "masked_fill with a CPU mask",
        lambda: x().cuda().masked_fill(x() > 2, 0.0),
        Raises(RuntimeError, "expected self and mask to be on the same device, but got mask on cpu and self on cuda:0"),
        INDEXING,
    ),
    Behaviour("masked_fill", lambda: x().cuda().masked_fill(x().cuda() > 2, 0.0).sum().item(), 3.0, INDEXING),
    Behaviour("mm", lambda: x().cuda() @ x().t(), of_one_device("cuda:0", "mat2", "cpu", "mm"), WRAPPER),
    Behaviour("mm, CPU first", lambda: x() @ x().t().cuda(), of_one_device("cpu", "mat2", "cuda:0", "mm"), WRAPPER),
    Behaviour("mv", lambda: x().cuda() @ torch.ones(3), of_one_device("cuda:0", "vec", "cpu", "addmv_"), WRAPPER),
    Behaviour(
        "dot", lambda: torch.ones(3).cuda() @ torch.ones(3), of_one_device("cuda:0", "tensor", "cpu", "_dot"), WRAPPER
    ),
    Behaviour(
        "bmm",
        lambda: torch.bmm(torch.ones(1, 2, 2).cuda(), torch.ones(1, 2, 2)),
        of_one_device("cuda:0", "mat2", "cpu", "bmm"),
        WRAPPER,
    ),
    Behaviour(
        "addmm",
        lambda: torch.addmm(torch.ones(2).cuda(), torch.ones(2, 2).cuda(), torch.ones(2, 2)),
        of_one_device("cuda:0", "mat2", "cpu", "addmm"),
        WRAPPER,
    ),
    Behaviour(
        "integer mm has no kernel",
        lambda: torch.ones(2, 2, dtype=torch.int64).cuda() @ torch.ones(2, 2, dtype=torch.int64).cuda(),
        Raises(RuntimeError, "\"addmm_cuda\" not implemented for 'Long'"),
        "aten/src/ATen/native/cuda/Blas.cpp",
    ),
    Behaviour(
        "integer bmm has no kernel",
        lambda: torch.bmm(*[torch.ones(1, 2, 2, dtype=torch.int32).cuda()] * 2),
        Raises(RuntimeError, "\"baddbmm_cuda\" not implemented for 'Int'"),
        "aten/src/ATen/native/cuda/Blas.cpp",
    ),
    Behaviour("cat", lambda: torch.cat([x().cuda(), x()]), of_one_device("cuda:0", "tensors", "cpu", "cat"), WRAPPER),
    Behaviour("stack", lambda: torch.stack([x().cuda(), x()]), ANY, WRAPPER),
    Behaviour(
        "gather with a CPU index",
        lambda: x().cuda().gather(1, torch.zeros(2, 1, dtype=torch.long)),
        of_one_device("cuda:0", "index", "cpu", "gather"),
        WRAPPER,
    ),
    Behaviour(
        "index_select with a CPU index",
        lambda: x().cuda().index_select(0, torch.tensor([1])),
        of_one_device("cuda:0", "index", "cpu", "_index_select"),
        WRAPPER,
    ),
    Behaviour(
        "scatter_ with a CPU index",
        lambda: x().cuda().scatter_(1, torch.zeros(2, 1, dtype=torch.long), 1.0),
        ANY,
        WRAPPER,
    ),
    Behaviour("clamp with a CPU tensor", lambda: x().cuda().clamp(torch.ones(2, 3)), ANY, WRAPPER),
    Behaviour("torch.equal", lambda: torch.equal(x().cuda(), x()), ANY, WRAPPER),
    Behaviour(
        "model CUDA, batch CPU", lambda: _linear()(x()), of_one_device("cuda:0", "mat1", "cpu", "addmm"), WRAPPER
    ),
    Behaviour(
        "model CPU, batch CUDA",
        lambda: nn.Linear(3, 3)(x().cuda()),
        of_one_device("cpu", "mat1", "cuda:0", "addmm"),
        WRAPPER,
    ),
    Behaviour(
        "model CUDA, batch CPU, no bias",
        lambda: nn.Linear(3, 3, bias=False).cuda()(x()),
        of_one_device("cpu", "mat2", "cuda:0", "mm"),
        WRAPPER,
    ),
    Behaviour(
        "convolution CUDA, batch CPU",
        lambda: _convolve("cuda", "cpu"),
        Raises(
            RuntimeError, "Input type (torch.FloatTensor) and weight type (torch.cuda.FloatTensor) should be the same"
        ),
        CONVOLUTION,
    ),
    Behaviour(
        "convolution CPU, batch CUDA",
        lambda: _convolve("cpu", "cuda"),
        Raises(
            RuntimeError, "Input type (torch.cuda.FloatTensor) and weight type (torch.FloatTensor) should be the same"
        ),
        CONVOLUTION,
    ),
    Behaviour(
        "convolution CUDA, bias CPU",
        lambda: F.conv2d(torch.zeros(1, 1, 5, 5).cuda(), torch.zeros(1, 1, 3, 3).cuda(), torch.zeros(1)),
        Raises(
            RuntimeError, "Input type (torch.cuda.FloatTensor) and bias type (torch.FloatTensor) should be the same"
        ),
        CONVOLUTION,
    ),
    Behaviour(
        "convolution of other dtypes",
        lambda: nn.Conv2d(1, 1, 3).cuda()(torch.zeros(1, 1, 5, 5, dtype=torch.float64).cuda()),
        Raises(RuntimeError, "Input type (double) and bias type (float) should be the same"),
        "aten/src/ATen/native/Convolution.cpp, conv2d",
    ),
    Behaviour(
        "convolution of other dtypes, no bias",
        lambda: F.conv2d(torch.zeros(1, 1, 5, 5).cuda().double(), torch.zeros(1, 1, 3, 3).cuda()),
        Raises(
            RuntimeError,
            "Input type (torch.cuda.DoubleTensor) and weight type (torch.cuda.FloatTensor) should be the same",
        ),
        CONVOLUTION,
    ),
    Behaviour("batch norm half moved", _batch_norm_half_moved, ANY, WRAPPER),
    Behaviour(
        "embedding, indices CPU",
        lambda: nn.Embedding(4, 2).cuda()(torch.tensor([1])),
        of_one_device("cuda:0", "index", "cpu", "_index_select"),
        WRAPPER,
    ),
    Behaviour(
        "LSTM CUDA, batch CPU",
        lambda: nn.LSTM(3, 4).cuda()(torch.ones(5, 2, 3)),
        Raises(
            RuntimeError,
            "Input and parameter tensors are not at the same device, found input tensor at cpu and parameter tensor at cuda:0",
        ),
        "aten/src/ATen/native/RNN.cpp, check_attributes",
    ),
    Behaviour(
        "cross entropy, labels CPU",
        lambda: nn.CrossEntropyLoss()(torch.randn(4, 10).cuda(), torch.zeros(4, dtype=torch.long)),
        of_one_device("cuda:0", "target", "cpu", "nll_loss_forward"),
        WRAPPER,
    ),
    Behaviour(
        "cross entropy, outputs CPU",
        lambda: F.cross_entropy(torch.randn(4, 10), torch.zeros(4, dtype=torch.long).cuda()),
        of_one_device("cpu", "target", "cuda:0", "nll_loss_forward"),
        WRAPPER,
    ),
    Behaviour(
        "cross entropy, class weights CPU",
        lambda: F.cross_entropy(torch.randn(4, 3).cuda(), torch.zeros(4, dtype=torch.long).cuda(), torch.ones(3)),
        of_one_device("cuda:0", "weight", "cpu", "nll_loss_forward"),
        WRAPPER,
    ),
    Behaviour("mse loss, targets CPU", lambda: nn.MSELoss()(x().cuda(), x()), mixed(), ITERATOR),
    Behaviour("l1 loss, targets CPU", lambda: nn.L1Loss()(x().cuda(), x()), mixed(), ITERATOR),
    Behaviour(
        "binary cross entropy with logits, targets CPU",
        lambda: F.binary_cross_entropy_with_logits(x().cuda(), x()),
        mixed(),
        ITERATOR,
    ),
    Behaviour(
        "attention, keys CPU",
        lambda: F.scaled_dot_product_attention(torch.ones(1, 2, 4).cuda(), torch.ones(1, 2, 4), torch.ones(1, 2, 4)),
        Raises(RuntimeError, "Expected query, key, and value to have the same device type"),
        "aten/src/ATen/native/transformers/attention.cpp, validate_sdpa_input",
    ),
    Behaviour(
        "a new CPU tensor in forward",
        lambda: _in_forward(lambda net, b: net.fc(b) + torch.zeros(2, 3)),
        mixed(),
        ITERATOR,
    ),
    Behaviour(
        "a plain attribute in forward stayed behind",
        lambda: _in_forward(lambda net, b: net.fc(b) * net.plain),
        mixed(),
        ITERATOR,
    ),
    Behaviour(
        "a buffer in forward moved",
        lambda: _in_forward(lambda net, b: net.fc(b) * net.scale),
        CUDA0,
        "torch/nn/modules/module.py, _apply",
    ),
    Behaviour(
        "device=b.device in forward",
        lambda: _in_forward(lambda net, b: net.fc(b) + torch.zeros(2, 3, device=b.device)),
        CUDA0,
        ITERATOR,
    ),
    Behaviour("CUDA[CPU index]", lambda: x().cuda()[torch.tensor([1])].tolist(), [[3.0, 4.0, 5.0]], INDEXING),
    Behaviour("CUDA[CPU mask]", lambda: x().cuda()[x() > 3].tolist(), [4.0, 5.0], INDEXING),
    Behaviour(
        "CPU[CUDA index]",
        lambda: x()[torch.tensor([1], device="cuda")],
        Raises(RuntimeError, f"{INDEX_DEVICE} (cpu)"),
        INDEXING,
    ),
    Behaviour(
        "cuda:0[cuda:1 index]",
        lambda: x().cuda()[torch.tensor([1], device="cuda:1")],
        Raises(RuntimeError, f"{INDEX_DEVICE} (cuda:0)"),
        INDEXING,
        devices=2,
    ),
    Behaviour(
        "CUDA[CUDA number tensor]",
        lambda: x().cuda()[torch.tensor(1, device="cuda")].tolist(),
        [3.0, 4.0, 5.0],
        INDEXING,
    ),
    Behaviour(
        "list, mask, slice, number index",
        lambda: let(x().cuda(), lambda t: (t[[0, 1]].device, t[t > 2].tolist(), t[:, 1].tolist(), t[0, 1].item())),
        (CUDA0, [3.0, 4.0, 5.0], [1.0, 4.0], 1.0),
        INDEXING,
    ),
    Behaviour(
        "CUDA[mask] = number", lambda: _setitem(x().cuda() > 2, 0.0), [[0.0, 1.0, 2.0], [0.0, 0.0, 0.0]], INDEXING
    ),
    Behaviour(
        "CUDA[slice] = CPU tensor copies",
        lambda: _setitem(0, torch.ones(3)),
        [[1.0, 1.0, 1.0], [3.0, 4.0, 5.0]],
        "torch/csrc/autograd/python_variable_indexing.cpp (copy_)",
    ),
    Behaviour(
        "CUDA[index] = CPU tensor", lambda: _setitem(torch.tensor([0], device="cuda"), torch.ones(1, 3)), ANY, INDEXING
    ),
    Behaviour(
        "CUDA[index] = CPU number tensor",
        lambda: _setitem(torch.tensor([0], device="cuda"), torch.tensor(7.0)),
        [[7.0, 7.0, 7.0], [3.0, 4.0, 5.0]],
        INDEXING,
    ),
    Behaviour(
        "copy_ across devices",
        lambda: (x().copy_(x().cuda() + 1).sum().item(), torch.zeros(2, 3).cuda().copy_(x()).sum().item()),
        (21.0, 15.0),
        "aten/src/ATen/native/Copy.cpp",
    ),
    Behaviour(
        "copy_ gives the target, where it was",
        lambda: str(torch.zeros(1).copy_(torch.ones(1).cuda())),
        "tensor([1.])",
        "aten/src/ATen/native/Copy.cpp",
    ),
    Behaviour("out= on another device", lambda: torch.add(x().cuda(), 1, out=torch.empty(2, 3)), ANY, ITERATOR),
    Behaviour(
        "tensor_split by a CUDA tensor",
        lambda: torch.tensor_split(x().cuda(), torch.tensor(2, device="cuda")),
        Raises(RuntimeError, "tensor_split expected tensor_indices_or_sections to be on cpu, but it's on cuda:0"),
        "aten/src/ATen/native/TensorShape.cpp",
    ),
]
