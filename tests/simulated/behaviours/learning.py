"""Autograd, modules, optimizers, layers of every kind, autocast."""

from __future__ import annotations

import copy
import warnings
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.checkpoint import checkpoint

from .row import AMP_DOCS, AUTOGRAD, CPU, CUDA0, CUDA1, MODULE, Behaviour, Raises, let, x

AUTOGRAD_NOTES = "https://docs.pytorch.org/docs/stable/notes/autograd.html"
FOREACH = "aten/src/ATen/native/cuda/ForeachFunctors.cuh, increment_version"
OPTIM = "https://docs.pytorch.org/docs/stable/optim.html"
NN = "https://docs.pytorch.org/docs/stable/nn.html"


def _leaf(**options: Any) -> torch.Tensor:
    return torch.ones(2, device="cuda", requires_grad=True, **options)


def _leaf_gradient() -> tuple[object, ...]:
    leaf = _leaf()
    (leaf**2).sum().backward()
    return leaf.grad.device, leaf.grad.tolist(), leaf.is_leaf


def _moved_gradient() -> tuple[object, ...]:
    leaf = torch.ones(2, requires_grad=True)
    (leaf.cuda() * 3).sum().backward()
    return leaf.grad.device, leaf.grad.tolist()


def _moved_is_no_leaf() -> tuple[bool, bool]:
    moved = torch.ones(2, requires_grad=True).cuda()
    moved.sum().backward()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return moved.is_leaf, moved.grad is None


def _across_two() -> tuple[object, ...]:
    leaf = _leaf()
    (leaf.to("cuda:1") * 2).sum().backward()
    return leaf.grad.device, leaf.grad.tolist()


def _accumulated() -> list[float]:
    leaf = _leaf()
    for _ in range(2):
        leaf.sum().backward()
    return leaf.grad.tolist()


def _versions_after_foreach() -> list[int]:
    parameters = [nn.Parameter(torch.ones(2, device="cuda")) for _ in range(2)]
    with torch.no_grad():
        torch._foreach_add_(parameters, 1.0)
        torch._foreach_mul_(parameters[:1], 2.0)
    return [parameter._version for parameter in parameters]


def _changed_after_use() -> None:
    b = _leaf().exp()
    c = b * b
    b.add_(1)
    c.sum().backward()


def _grad_of_another_device() -> None:
    _leaf().mul(2).backward(torch.ones(2))


def _assign_gradient() -> None:
    leaf = _leaf()
    leaf.grad = torch.ones(2)


def _raising_hook() -> None:
    doubled = _leaf() * 2
    doubled.register_hook(lambda gradient: 1 / 0)
    doubled.sum().backward()


def _double_backward() -> list[float]:
    leaf = _leaf()
    (first,) = torch.autograd.grad((leaf**3).sum(), leaf, create_graph=True)
    first.sum().backward()
    return leaf.grad.tolist()


class _Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, a: torch.Tensor) -> torch.Tensor:
        ctx.save_for_backward(a)
        return a**3

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> torch.Tensor:
        (a,) = ctx.saved_tensors
        return 3 * a**2 * gradient


def _custom_function() -> tuple[object, ...]:
    leaf = _leaf()
    _Cube.apply(leaf).sum().backward()
    return leaf.grad.device, leaf.grad.tolist()


def _hooks() -> list[torch.device]:
    seen: list[torch.device] = []
    net = nn.Linear(3, 3).cuda()
    net.register_forward_hook(lambda module, args, out: seen.append(out.device))
    net.weight.register_hook(lambda gradient: seen.append(gradient.device))
    net(x().cuda()).sum().backward()
    return seen


def _jacobian() -> list[list[float]]:
    return torch.autograd.functional.jacobian(lambda a: a * 2, torch.ones(2, device="cuda")).tolist()


def _func_grad() -> tuple[torch.device, list[float]]:
    gradient = torch.func.grad(lambda a: (a**2).sum())(torch.ones(2, device="cuda"))
    return gradient.device, gradient.tolist()


def _vmap() -> tuple[torch.device, list[float]]:
    sums = torch.func.vmap(lambda row: row.sum())(x().cuda())
    return sums.device, sums.tolist()


def _checkpointed() -> list[float]:
    leaf = _leaf()
    checkpoint(lambda a: (a * 3).sin(), leaf, use_reentrant=False).sum().backward()
    return [round(g, 4) for g in leaf.grad.tolist()]


def _moved_after_inference() -> tuple[object, ...]:
    with torch.inference_mode():
        made = torch.ones(2, device="cuda")
    return (
        made.cpu().device,
        made.to(torch.float64).device,
        made.detach().to("cpu").device,
        [part.cpu().tolist() for part in made],
        made.cpu().is_inference(),
    )


def _inference() -> tuple[object, ...]:
    net = nn.Linear(3, 3).cuda()
    with torch.inference_mode():
        out = net(x().cuda())
        return out.device, out.requires_grad, out.is_inference()


def _same_parameters() -> tuple[bool, ...]:
    net = nn.Linear(2, 2)
    before = [id(p) for p in net.parameters()]
    optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
    same = net.to("cuda") is net
    net(torch.ones(1, 2, device="cuda")).sum().backward()
    weight = net.weight.detach().clone()
    optimizer.step()
    return (
        same,
        before == [id(p) for p in net.parameters()],
        type(net.weight) is nn.Parameter,
        not torch.equal(net.weight, weight),
    )


def _moved_while_a_graph_lives() -> tuple[torch.device, torch.device]:
    net = nn.Linear(2, 2)
    out = net(torch.ones(1, 2))
    net.to("cuda")
    return net(torch.ones(1, 2).cuda()).device, out.device


def _gradients_move() -> torch.device:
    net = nn.Linear(3, 3)
    net(x()).sum().backward()
    return net.cuda().weight.grad.device


def _plain_attribute() -> torch.device:
    net = nn.Linear(2, 2)
    net.extra = torch.ones(1)
    return net.cuda().extra.device


def _load_state() -> tuple[str, torch.device]:
    net = nn.Linear(2, 2).cuda()
    return str(net.load_state_dict(nn.Linear(2, 2).state_dict())), net.weight.device


def _deepcopied() -> tuple[object, ...]:
    net = nn.Linear(2, 2).cuda()
    copied = copy.deepcopy(net)
    return (
        copied.weight.device,
        copied.weight is net.weight,
        torch.equal(copied.weight, net.weight),
        type(copied.weight).__name__,
    )


def _stepped(optimizer: type[torch.optim.Optimizer], **options: Any) -> tuple[torch.device, bool]:
    torch.manual_seed(0)
    nets = [nn.Linear(3, 1)]
    nets.append(copy.deepcopy(nets[0]).cuda())
    for net in nets:
        steps = optimizer(net.parameters(), **options)  # type: ignore[call-arg]
        for _ in range(3):
            steps.zero_grad()
            net(x().to(net.weight.device)).pow(2).mean().backward()
            steps.step()
    return nets[1].weight.device, torch.allclose(nets[0].weight, nets[1].weight.cpu(), atol=1e-5)


def _optimizer_state() -> tuple[torch.device, torch.device]:
    net = nn.Linear(2, 2).cuda()
    optimizer = torch.optim.Adam(net.parameters())
    net(torch.ones(1, 2, device="cuda")).sum().backward()
    optimizer.step()
    state = optimizer.state[net.weight]
    return state["exp_avg"].device, state["step"].device


def _optimizer_state_loads_to_the_parameters() -> torch.device:
    net = nn.Linear(2, 2).cuda()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    net(torch.ones(1, 2, device="cuda")).sum().backward()
    optimizer.step()
    state = optimizer.state_dict()
    for entry in state["state"].values():
        entry["momentum_buffer"] = entry["momentum_buffer"].cpu()
    optimizer.load_state_dict(state)
    return optimizer.state[net.weight]["momentum_buffer"].device


def _step_after_the_model_moved_back() -> None:
    net = nn.Linear(2, 2).cuda()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    net(torch.ones(1, 2, device="cuda")).sum().backward()
    optimizer.step()
    net.cpu()
    optimizer.step()


def _scheduled() -> float:
    net = nn.Linear(2, 2).cuda()
    optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 1, 0.5)
    net(torch.ones(1, 2, device="cuda")).sum().backward()
    optimizer.step()
    scheduler.step()
    return float(scheduler.get_last_lr()[0])


def _clipped() -> tuple[torch.device, bool]:
    net = nn.Linear(3, 3).cuda()
    (net(x().cuda()).sum() * 100).backward()
    norm = nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    return norm.device, bool(net.weight.grad.norm() <= 1.001)


def _agrees(net: nn.Module, *shape: int, atol: float = 1e-4) -> bool:
    """Whether a module's results and its first parameter's gradient are the CPU's, within what kernels may differ by."""
    torch.manual_seed(0)
    batch = torch.randn(*shape)
    twin = copy.deepcopy(net).cuda()
    results = []
    for module, inputs in ((net, batch), (twin, batch.cuda())):
        out = module(inputs)
        out = out[0] if isinstance(out, tuple) else out
        out.pow(2).mean().backward()
        first = next(module.parameters(), torch.zeros(1, requires_grad=True))
        gradient = torch.zeros(1) if first.grad is None else first.grad
        results.append((out.detach().cpu(), gradient.cpu()))
    return all(torch.allclose(a, b, atol=atol) for a, b in zip(*results, strict=True))


def _packed() -> tuple[object, ...]:
    packed = nn.utils.rnn.pack_padded_sequence(torch.ones(2, 3, 1).cuda(), torch.tensor([3, 2]), batch_first=True)
    out, _ = nn.LSTM(1, 2, batch_first=True).cuda()(packed)
    padded, lengths = nn.utils.rnn.pad_packed_sequence(out, batch_first=True)
    return packed.data.device, packed.batch_sizes.device, padded.device, lengths.tolist()


def _ctc() -> tuple[torch.device, bool]:
    scores = torch.zeros(5, 2, 4, device="cuda", requires_grad=True)
    targets = torch.tensor([[1, 2], [1, 1]], device="cuda")
    loss = nn.CTCLoss()(scores.log_softmax(2), targets, torch.tensor([5, 5]), torch.tensor([2, 2]))
    loss.backward()
    return loss.device, scores.grad.is_cuda


def _cell() -> tuple[torch.device, torch.device]:
    hidden, state = nn.LSTMCell(3, 4).cuda()(x().cuda())
    return hidden.device, state.device


def _batch_norm_statistics() -> tuple[torch.device, list[float]]:
    net = nn.BatchNorm1d(3, momentum=1.0).cuda()
    net(x().cuda())
    return net.running_mean.device, net.running_mean.tolist()


def _autocast(action: Any, dtype: torch.dtype = torch.float16) -> Any:
    with torch.autocast("cuda", dtype=dtype):
        return action()


def _autocast_gradient() -> tuple[torch.dtype, torch.dtype]:
    net = nn.Linear(3, 3).cuda()
    with torch.autocast("cuda"):
        out = net(x().cuda())
        loss = F.mse_loss(out, torch.zeros(2, 3, device="cuda"))
    loss.backward()
    return out.dtype, net.weight.grad.dtype


def _autocast_nested() -> torch.dtype:
    with torch.autocast("cuda"), torch.autocast("cuda", enabled=False):
        return (x().cuda() @ x().cuda().t()).dtype


def _scaled() -> tuple[bool, bool]:
    torch.manual_seed(0)
    net = nn.Linear(3, 3).cuda()
    optimizer, scaler = torch.optim.SGD(net.parameters(), lr=0.1), torch.amp.GradScaler("cuda", init_scale=2.0)
    before = net.weight.detach().clone()
    with torch.autocast("cuda"):
        loss = net(x().cuda()).float().pow(2).mean()
    scaler.scale(loss).backward()
    scaler.step(optimizer)
    scaler.update()
    return scaler.get_scale() == 2.0, not torch.equal(before, net.weight)


ROWS = [
    Behaviour("gradient of a leaf", _leaf_gradient, (CUDA0, [2.0, 2.0], True), AUTOGRAD_NOTES),
    Behaviour("gradient of a leaf that was moved", _moved_gradient, (CPU, [3.0, 3.0]), AUTOGRAD_NOTES),
    Behaviour("what was moved is no leaf", _moved_is_no_leaf, (False, True), AUTOGRAD_NOTES),
    Behaviour("gradient across two devices", _across_two, (CUDA0, [2.0, 2.0]), AUTOGRAD_NOTES, devices=2),
    Behaviour("gradients accumulate", _accumulated, [2.0, 2.0], AUTOGRAD_NOTES),
    Behaviour(
        "retain_grad",
        lambda: let(
            torch.ones(2, requires_grad=True).cuda(), lambda m: (m.retain_grad(), m.sum().backward(), m.grad.device)[2]
        ),
        CUDA0,
        AUTOGRAD_NOTES,
    ),
    Behaviour(
        "in place on a leaf",
        lambda: _leaf().add_(1),
        Raises(RuntimeError, "a leaf Variable that requires grad is being used in an in-place operation."),
        AUTOGRAD_NOTES,
    ),
    Behaviour(
        "in place after use",
        _changed_after_use,
        Raises(
            RuntimeError,
            "one of the variables needed for gradient computation has been modified by an inplace operation",
        ),
        "torch/csrc/autograd/saved_variable.cpp",
    ),
    Behaviour(
        "backward twice",
        lambda: let((_leaf() ** 2).sum(), lambda y: (y.backward(), y.backward())),
        Raises(RuntimeError, "Trying to backward through the graph a second time"),
        AUTOGRAD_NOTES,
    ),
    Behaviour(
        "backward of many elements",
        lambda: (_leaf() * 2).backward(),
        Raises(RuntimeError, "grad can be implicitly created only for scalar outputs"),
        AUTOGRAD_NOTES,
    ),
    Behaviour(
        "a gradient of another device",
        _grad_of_another_device,
        Raises(RuntimeError, "expected device cuda:0 but got cpu"),
        AUTOGRAD + ", validate_outputs",
    ),
    Behaviour(
        "assigning a gradient of another device",
        _assign_gradient,
        Raises(
            RuntimeError, "attempting to assign a gradient with device type 'cpu' to a tensor with device type 'cuda'"
        ),
        "torch/csrc/autograd/python_variable.cpp, THPVariable_set_grad",
    ),
    Behaviour(
        "a hook that raises ends backward", _raising_hook, Raises(ZeroDivisionError, "division by zero"), AUTOGRAD_NOTES
    ),
    Behaviour(
        "detach shares memory",
        lambda: let(_leaf(), lambda a: (a.detach().requires_grad, a.detach().data_ptr() == a.data_ptr())),
        (False, True),
        AUTOGRAD_NOTES,
    ),
    Behaviour("no_grad", torch.no_grad()(lambda: (_leaf() * 2).requires_grad), False, AUTOGRAD_NOTES),
    Behaviour(
        "moving what inference mode made", _moved_after_inference, (CPU, CUDA0, CPU, [1.0, 1.0], False), AUTOGRAD_NOTES
    ),
    Behaviour("inference_mode", _inference, (CUDA0, False, True), AUTOGRAD_NOTES),
    Behaviour(
        "autograd.grad",
        lambda: let(_leaf(), lambda a: torch.autograd.grad((a**3).sum(), a)[0].tolist()),
        [3.0, 3.0],
        AUTOGRAD_NOTES,
    ),
    Behaviour("double backward", _double_backward, [6.0, 6.0], AUTOGRAD_NOTES),
    Behaviour(
        "custom autograd.Function",
        _custom_function,
        (CUDA0, [3.0, 3.0]),
        "https://docs.pytorch.org/docs/stable/notes/extending.html",
    ),
    Behaviour("functional.jacobian", _jacobian, [[2.0, 0.0], [0.0, 2.0]], AUTOGRAD_NOTES),
    Behaviour("torch.func.grad", _func_grad, (CUDA0, [2.0, 2.0]), "https://docs.pytorch.org/docs/stable/func.html"),
    Behaviour("torch.func.vmap", _vmap, (CUDA0, [3.0, 12.0]), "https://docs.pytorch.org/docs/stable/func.html"),
    Behaviour(
        "utils.checkpoint", _checkpointed, [-2.97, -2.97], "https://docs.pytorch.org/docs/stable/checkpoint.html"
    ),
    Behaviour("hooks of modules and tensors", _hooks, [CUDA0, CUDA0], AUTOGRAD_NOTES),
    Behaviour("Module.to keeps itself and its Parameters", _same_parameters, (True, True, True, True), MODULE),
    Behaviour(
        "Module.cuda, cpu",
        lambda: let(nn.Linear(2, 2), lambda n: (n.cuda() is n, n.weight.is_cuda, n.cpu() is n, n.weight.is_cuda)),
        (True, True, True, False),
        MODULE,
    ),
    Behaviour("Module.to while a graph lives", _moved_while_a_graph_lives, (CUDA0, CPU), MODULE),
    Behaviour("Module.to moves gradients", _gradients_move, CUDA0, MODULE),
    Behaviour(
        "Module.to moves buffers", lambda: {b.device for b in nn.BatchNorm2d(2).cuda().buffers()}, {CUDA0}, MODULE
    ),
    Behaviour("Module.to leaves plain attributes", _plain_attribute, CPU, MODULE),
    Behaviour("Module.to('cuda:1')", lambda: nn.Linear(2, 2).to("cuda:1").weight.device, CUDA1, MODULE, devices=2),
    Behaviour("a module made on the device", lambda: nn.Linear(2, 2, device="cuda").weight.device, CUDA0, NN),
    Behaviour(
        "Module.half, double",
        lambda: (nn.Linear(2, 2).cuda().half().weight.dtype, nn.Linear(2, 2).cuda().double().weight.device),
        (torch.float16, CUDA0),
        MODULE,
    ),
    Behaviour("state_dict", lambda: {v.device for v in nn.Linear(2, 2).cuda().state_dict().values()}, {CUDA0}, MODULE),
    Behaviour(
        "load_state_dict copies to where the module is", _load_state, ("<All keys matched successfully>", CUDA0), MODULE
    ),
    Behaviour(
        "deepcopy of a module", _deepcopied, (CUDA0, False, True, "Parameter"), "torch/nn/parameter.py, __deepcopy__"
    ),
    Behaviour("SGD", lambda: _stepped(torch.optim.SGD, lr=0.1, momentum=0.9, weight_decay=0.01), (CUDA0, True), OPTIM),
    Behaviour("foreach operators raise versions", _versions_after_foreach, [2, 1], FOREACH),
    Behaviour("SGD, foreach", lambda: _stepped(torch.optim.SGD, lr=0.1, foreach=True), (CUDA0, True), OPTIM),
    Behaviour("SGD, fused", lambda: _stepped(torch.optim.SGD, lr=0.1, fused=True), (CUDA0, True), OPTIM),
    Behaviour("Adam", lambda: _stepped(torch.optim.Adam, lr=0.1), (CUDA0, True), OPTIM),
    Behaviour("Adam, fused", lambda: _stepped(torch.optim.Adam, lr=0.1, fused=True), (CUDA0, True), OPTIM),
    Behaviour("AdamW", lambda: _stepped(torch.optim.AdamW, lr=0.1), (CUDA0, True), OPTIM),
    Behaviour(
        "RMSprop, Adagrad",
        lambda: (_stepped(torch.optim.RMSprop, lr=0.1), _stepped(torch.optim.Adagrad, lr=0.1)),
        ((CUDA0, True), (CUDA0, True)),
        OPTIM,
    ),
    Behaviour("Adam's state", _optimizer_state, (CUDA0, CPU), "torch/optim/adam.py (step stays on the CPU)"),
    Behaviour(
        "an optimizer's state loads to its parameters",
        _optimizer_state_loads_to_the_parameters,
        CUDA0,
        "torch/optim/optimizer.py, load_state_dict",
    ),
    Behaviour(
        "momentum stays behind when the model moves",
        _step_after_the_model_moved_back,
        Raises(RuntimeError, "Expected all tensors to be on the same device"),
        OPTIM,
    ),
    Behaviour("a scheduler", _scheduled, 0.5, OPTIM),
    Behaviour("clip_grad_norm_", _clipped, (CUDA0, True), NN),
    Behaviour(
        "parameters_to_vector",
        lambda: nn.utils.parameters_to_vector(nn.Linear(2, 2).cuda().parameters()).device,
        CUDA0,
        NN,
    ),
    Behaviour(
        "Conv2d, MaxPool2d", lambda: _agrees(nn.Sequential(nn.Conv2d(1, 3, 3), nn.MaxPool2d(2)), 2, 1, 8, 8), True, NN
    ),
    Behaviour(
        "Conv1d, ConvTranspose2d",
        lambda: (_agrees(nn.Conv1d(2, 3, 3), 2, 2, 8), _agrees(nn.ConvTranspose2d(2, 3, 3), 2, 2, 4, 4)),
        (True, True),
        NN,
    ),
    Behaviour("BatchNorm2d", lambda: _agrees(nn.BatchNorm2d(3), 4, 3, 5, 5), True, NN),
    Behaviour("BatchNorm's statistics", _batch_norm_statistics, (CUDA0, [1.5, 2.5, 3.5]), NN),
    Behaviour(
        "LayerNorm, GroupNorm",
        lambda: (_agrees(nn.LayerNorm(4), 2, 4), _agrees(nn.GroupNorm(2, 4), 2, 4, 3)),
        (True, True),
        NN,
    ),
    Behaviour("Embedding", lambda: nn.Embedding(4, 2).cuda()(torch.tensor([1], device="cuda")).device, CUDA0, NN),
    Behaviour("LSTM", lambda: _agrees(nn.LSTM(3, 4, num_layers=2, bidirectional=True), 5, 2, 3), True, NN),
    Behaviour("GRU", lambda: _agrees(nn.GRU(3, 4, batch_first=True), 2, 5, 3), True, NN),
    Behaviour("RNN", lambda: _agrees(nn.RNN(3, 4), 5, 2, 3), True, NN),
    Behaviour("CTCLoss with lengths on the CPU", _ctc, (CUDA0, True), NN),
    Behaviour("LSTMCell", _cell, (CUDA0, CUDA0), NN),
    Behaviour(
        "GRUCell, RNNCell",
        lambda: (nn.GRUCell(3, 4).cuda()(x().cuda()).device, nn.RNNCell(3, 4).cuda()(x().cuda()).device),
        (CUDA0, CUDA0),
        NN,
    ),
    Behaviour("packed sequences", _packed, (CUDA0, CPU, CUDA0, [3, 2]), "torch/nn/utils/rnn.py"),
    Behaviour(
        "lengths of a packed sequence on the device",
        lambda: nn.utils.rnn.pack_padded_sequence(
            torch.ones(2, 3, 1).cuda(), torch.tensor([3, 2]).cuda(), batch_first=True
        ),
        Raises(RuntimeError, "'lengths' argument should be a 1D CPU int64 tensor, but got 1D cuda:0 Long tensor"),
        "aten/src/ATen/native/PackedSequence.cpp",
    ),
    Behaviour(
        "TransformerEncoderLayer",
        lambda: _agrees(nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True), 2, 4, 8),
        True,
        NN,
    ),
    Behaviour(
        "TransformerEncoderLayer, eval",
        torch.no_grad()(
            lambda: (
                nn.TransformerEncoderLayer(8, 2, 16, batch_first=True).cuda().eval()(torch.ones(2, 4, 8).cuda()).device
            )
        ),
        CUDA0,
        NN,
    ),
    Behaviour(
        "MultiheadAttention",
        lambda: nn.MultiheadAttention(8, 2).cuda()(*[torch.ones(4, 2, 8).cuda()] * 3)[0].device,
        CUDA0,
        NN,
    ),
    Behaviour(
        "scaled_dot_product_attention",
        lambda: F.scaled_dot_product_attention(*[torch.ones(1, 1, 2, 4).cuda()] * 3, is_causal=True).tolist(),
        [[[[1.0] * 4] * 2]],
        NN,
    ),
    Behaviour(
        "interpolate, pad, unfold",
        lambda: (
            F.interpolate(torch.ones(1, 1, 2, 2).cuda(), scale_factor=2.0).sum().item(),
            F.pad(x().cuda(), (1, 1)).shape[1],
            F.unfold(torch.ones(1, 1, 3, 3).cuda(), 2).shape[2],
        ),
        (16.0, 5, 4),
        NN,
    ),
    Behaviour(
        "linalg: inv, svd, solve",
        lambda: (
            torch.linalg.inv(torch.eye(2).cuda()).tolist(),
            torch.linalg.svd(torch.eye(2).cuda()).S.tolist(),
            torch.linalg.solve(torch.eye(2).cuda(), torch.ones(2).cuda()).tolist(),
        ),
        ([[1.0, 0.0], [0.0, 1.0]], [1.0, 1.0], [1.0, 1.0]),
        "https://docs.pytorch.org/docs/stable/linalg.html",
    ),
    Behaviour(
        "fft",
        lambda: torch.fft.fft(torch.ones(4).cuda()).real.tolist(),
        [4.0, 0.0, 0.0, 0.0],
        "https://docs.pytorch.org/docs/stable/fft.html",
    ),
    Behaviour(
        "autocast: linear is float16",
        lambda: _autocast(lambda: nn.Linear(3, 3).cuda()(x().cuda()).dtype),
        torch.float16,
        AMP_DOCS,
    ),
    Behaviour(
        "autocast: convolution is float16",
        lambda: _autocast(lambda: nn.Conv2d(1, 1, 3).cuda()(torch.ones(1, 1, 5, 5).cuda()).dtype),
        torch.float16,
        AMP_DOCS,
    ),
    Behaviour(
        "autocast: matmul values",
        lambda: _autocast((x().cuda() @ x().cuda().t()).tolist),
        [[5.0, 14.0], [14.0, 50.0]],
        AMP_DOCS,
    ),
    Behaviour(
        "autocast: bfloat16",
        lambda: _autocast(lambda: (x().cuda() @ x().cuda().t()).dtype, torch.bfloat16),
        torch.bfloat16,
        AMP_DOCS,
    ),
    Behaviour(
        "autocast: softmax is float32",
        lambda: _autocast(lambda: x().cuda().half().softmax(1).dtype),
        torch.float32,
        AMP_DOCS,
    ),
    Behaviour(
        "autocast: sum is float32", lambda: _autocast(lambda: x().cuda().half().sum().dtype), torch.float32, AMP_DOCS
    ),
    Behaviour(
        "autocast: cross entropy is float32",
        lambda: _autocast(lambda: F.cross_entropy(x().cuda().half(), torch.zeros(2, dtype=torch.long).cuda()).dtype),
        torch.float32,
        AMP_DOCS,
    ),
    Behaviour(
        "autocast: addition keeps its dtypes",
        lambda: _autocast(lambda: (x().cuda().half() + x().cuda()).dtype),
        torch.float32,
        AMP_DOCS,
    ),
    Behaviour(
        "autocast: cat takes the widest",
        lambda: _autocast(lambda: torch.cat([x().cuda().half(), x().cuda()]).dtype),
        torch.float32,
        AMP_DOCS,
    ),
    Behaviour(
        "autocast: addcmul takes the widest",
        lambda: _autocast(lambda: torch.addcmul(x().cuda().half(), x().cuda().half(), x().cuda()).dtype),
        torch.float32,
        AMP_DOCS,
    ),
    Behaviour(
        "autocast: float64 stays",
        lambda: _autocast(lambda: (x().double().cuda() @ x().double().cuda().t()).dtype),
        torch.float64,
        AMP_DOCS,
    ),
    Behaviour("autocast: CPU tensors stay", lambda: _autocast(lambda: (x() @ x().t()).dtype), torch.float32, AMP_DOCS),
    Behaviour(
        "autocast: LSTM is float16",
        lambda: _autocast(lambda: nn.LSTM(3, 4).cuda()(torch.ones(5, 2, 3).cuda())[0].dtype),
        torch.float16,
        "aten/src/ATen/cudnn/AutocastRNN.cpp",
    ),
    Behaviour("autocast: gradients are the parameters'", _autocast_gradient, (torch.float16, torch.float32), AMP_DOCS),
    Behaviour(
        "autocast: binary_cross_entropy is refused",
        lambda: _autocast(lambda: F.binary_cross_entropy(torch.ones(2).cuda(), torch.ones(2).cuda())),
        Raises(RuntimeError, "are unsafe to autocast"),
        "aten/src/ATen/autocast_mode.cpp",
    ),
    Behaviour("autocast: enabled=False inside", _autocast_nested, torch.float32, AMP_DOCS),
    Behaviour(
        "autocast: off afterwards",
        lambda: (
            _autocast(torch.is_autocast_enabled),
            torch.is_autocast_enabled(),
            (x().cuda() @ x().cuda().t()).dtype,
        ),
        (True, False, torch.float32),
        AMP_DOCS,
    ),
    Behaviour("autocast: float16 by default", lambda: torch.get_autocast_dtype("cuda"), torch.float16, AMP_DOCS),
    Behaviour("GradScaler", _scaled, (True, True), AMP_DOCS),
]
