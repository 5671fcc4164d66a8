"""What graders.worker.devices promises beside the behaviours of CUDA. Each claim runs in a fork of its own and asserts.

A claim's sentence is its docstring.
"""

from __future__ import annotations

import copy
import math
import mmap
import threading
from collections.abc import Callable
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from graders.worker import devices

CLAIMS: dict[str, Callable[[], None]] = {}


def claim(function: Callable[[], None]) -> Callable[[], None]:
    """Adds a claim that switches the devices on by itself."""
    CLAIMS[function.__name__] = function
    return function


def active(function: Callable[[], None]) -> Callable[[], None]:
    """Adds a claim about two devices that are switched on."""

    def with_devices() -> None:
        devices.activate(2)
        function()

    CLAIMS[function.__name__] = with_devices
    return function


def refused(action: Callable[[], Any]) -> str:
    """What `Unsupported` says, which `action` must raise."""
    try:
        action()
    except devices.Unsupported as error:
        return error.what
    raise AssertionError("was not refused")


def raised(kind: type[BaseException], action: Callable[[], Any]) -> str:
    """The message of the exception that `action` must raise."""
    try:
        action()
    except kind as error:
        return str(error)
    raise AssertionError(f"did not raise {kind.__name__}")


# ------------------------------------------------------------------------------------------------------- switching on
@claim
def importing_changes_nothing() -> None:
    """The package is imported here already, and torch is as it was."""
    assert torch._C._get_privateuse1_backend_name() == "privateuseone"
    assert torch.utils._python_dispatch._get_current_dispatch_mode() is None
    assert torch.Tensor.to is torch._C.TensorBase.to
    assert torch.Generator is torch._C.Generator
    assert threading.Thread._bootstrap_inner.__module__ == "threading"
    assert torch.cuda.is_available.__module__ == "torch.cuda"
    assert torch.autograd._engine_run_backward.__module__ == "torch.autograd.graph"
    assert not torch._C._dispatch_get_registrations_for_dispatch_key("AutocastPrivateUse1")


@claim
def as_many_devices_as_were_asked_for() -> None:
    """Three devices are three; the fourth is not there."""
    devices.activate(3)
    assert torch.cuda.device_count() == 3
    assert torch.ones(1, device="cuda:2").get_device() == 2
    raised(torch.AcceleratorError, lambda: torch.ones(1, device="cuda:3"))


@active
def switching_on_twice_is_refused() -> None:
    """A second simulation in a process is a mistake of the kit."""
    assert "already" in raised(RuntimeError, lambda: devices.activate(1))


@active
def the_cpu_is_left_alone() -> None:
    """CPU tensors give what they give without the simulation, in every mode, traced and in threads too."""
    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(18, 2))
    batch = torch.randn(2, 1, 5, 5)
    traced = torch.jit.trace(net, batch, check_trace=False)
    with torch.inference_mode():
        assert torch.equal(net(batch), traced(batch))
    assert net(batch).device.type == "cpu"
    assert torch.ones(2).pin_memory().numpy().sum() == 2
    assert devices.unsupported() is None


# --------------------------------------------------------------------------------------------------- placing, observing
@active
def placing_shares_memory_and_keeps_the_layout() -> None:
    """A placed tensor is a leaf without gradient over the same memory, with strides and offset."""
    base = torch.arange(12.0).view(3, 4)
    for view in (base, base.t(), base[1:, ::2], base[0], base[:, :1], base[2, 3], base[:0], base.expand(2, 3, 4)):
        placed = devices.place(view, "cuda:1")
        assert str(placed.device) == "cuda:1"
        assert type(placed) is torch.Tensor
        assert placed.is_leaf
        assert not placed.requires_grad
        assert (placed.shape, placed.stride(), placed.storage_offset()) == (
            view.shape,
            view.stride(),
            view.storage_offset(),
        )
        assert placed.data_ptr() == view.data_ptr()
        assert torch.equal(placed.cpu(), view)
    devices.place(base, "cuda:0").add_(1)
    assert base.sum().item() == 66 + 12


@active
def placed_views_of_one_base_share_a_storage() -> None:
    """That two inputs overlap can be seen on the device too."""
    base = torch.zeros(4)
    first, second = devices.place(base[:3], "cuda"), devices.place(base[1:], "cuda")
    assert first.untyped_storage().data_ptr() == second.untyped_storage().data_ptr()
    first[1] = 5
    assert second.tolist() == [5, 0, 0]


@active
def placed_shared_memory_stays_visible() -> None:
    """What happens to a placed tensor over shared memory is seen by whoever maps that memory."""
    shared = mmap.mmap(-1, 16)
    placed = devices.place(torch.frombuffer(shared, dtype=torch.float32), "cuda:0")
    placed += 1
    assert bytes(shared) == torch.ones(4).numpy().tobytes()
    del placed


@active
def unplacing_is_a_view_of_the_same_memory() -> None:
    """The observer's tensor is on the CPU and sees later changes; strides and offset are kept, the graph is not."""
    tensor = torch.arange(6.0, device="cuda").view(2, 3)[:, 1:].requires_grad_()
    seen = devices.unplace(tensor)
    assert seen.device.type == "cpu"
    assert not seen.requires_grad
    assert (seen.stride(), seen.storage_offset()) == ((3, 1), 1)
    with torch.no_grad():
        tensor.zero_()
    assert seen.sum().item() == 0
    assert devices.unplace(torch.ones(2)).tolist() == [1, 1]
    assert devices.unplace((tensor * 2).half()).dtype == torch.float16
    assert devices.unplace(torch.tensor([1 + 1j], device="cuda").conj()).tolist() == [1 - 1j]


@active
def every_dtype_can_be_placed() -> None:
    """There and back, to the bit."""
    for dtype in (torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float16, torch.bfloat16,
                  torch.float32, torch.float64, torch.complex64, torch.complex128):  # fmt: skip
        tensor = torch.tensor([0, 1, 1]).to(dtype)
        placed = devices.place(tensor, "cuda")
        assert placed.dtype == dtype
        assert torch.equal(devices.unplace(placed), tensor)


@active
def observing_needs_no_name_that_can_be_replaced() -> None:
    """Learner code that replaces names of torch's cannot blind the observer."""
    tensor = torch.ones(3, device="cuda")

    def broken(*_: Any, **__: Any) -> Any:
        raise AssertionError("replaced")

    for name in ("detach", "stride", "size", "untyped_storage", "storage_offset", "is_conj", "is_neg", "element_size", "to", "cpu",
                 "__dlpack__", "dim", "data_ptr", "numel"):  # fmt: skip
        setattr(torch.Tensor, name, broken)
    torch._C._to_dlpack = torch._C._from_dlpack = torch.from_dlpack = torch.device = broken
    seen, placed = devices.unplace(tensor), devices.place(torch._C._VariableFunctions.ones(2), "cuda:1")
    assert seen.numpy().sum() == 3
    assert torch._C.TensorBase.device.__get__(placed).index == 1


@active
def places_that_are_not_there() -> None:
    """`place` refuses as CUDA does."""
    assert "invalid device ordinal" in raised(torch.AcceleratorError, lambda: devices.place(torch.ones(1), "cuda:2"))


@active
def seeding_makes_draws_repeat() -> None:
    """`seed` seeds every device and leaves the CPU's generator alone."""
    state = torch.default_generator.get_state()
    devices.seed(3)
    first = [torch.rand(3, device=f"cuda:{i}") for i in range(2)]
    devices.seed(3)
    assert all(torch.equal(a, torch.rand(3, device=a.device)) for a in first)
    assert torch.equal(state, torch.default_generator.get_state())


# --------------------------------------------------------------------------------------------------------- values
def _lenet() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(256, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    )  # fmt: skip


def _trained(device: str, net: nn.Module, optimizer: Any, steps: int = 10) -> tuple[list[float], list[torch.Tensor]]:
    torch.manual_seed(0)
    net = copy.deepcopy(net).to(device)
    steps_of = optimizer(net.parameters())
    losses = []
    for _ in range(steps):
        images, labels = torch.randn(8, 1, 28, 28).to(device), torch.randint(0, 10, (8,)).to(device)
        steps_of.zero_grad()
        loss = F.cross_entropy(net(images), labels)
        loss.backward()
        steps_of.step()
        losses.append(loss.item())
    return losses, [t.detach().cpu() for t in (*net.parameters(), *net.buffers())]


def _same_training(optimizer: Any) -> None:
    net = _lenet()
    (losses, weights), (expected, expected_weights) = (_trained(device, net, optimizer) for device in ("cuda", "cpu"))
    assert losses == expected
    assert all(math.isfinite(loss) for loss in losses)
    assert all(torch.equal(a, b) for a, b in zip(weights, expected_weights, strict=True))


@active
def lenet_with_sgd_is_the_cpus_to_the_bit() -> None:
    """Ten steps of SGD: the CPU's losses, weights and statistics exactly."""
    _same_training(lambda p: torch.optim.SGD(p, lr=0.05))
    _same_training(lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=1e-3, nesterov=True))


@active
def lenet_with_adam_is_the_cpus_to_the_bit() -> None:
    """Ten steps of Adam: the CPU's losses, weights and statistics exactly."""
    _same_training(lambda p: torch.optim.Adam(p, lr=1e-3))
    _same_training(lambda p: torch.optim.AdamW(p, lr=1e-3, weight_decay=0.1))


@active
def layers_are_the_cpus_to_the_bit() -> None:
    """Results, gradients and strides of layers of every kind, also where torch has other parts for CUDA than for the CPU."""
    cases: list[tuple[nn.Module, tuple[int, ...]]] = [
        (nn.LSTM(3, 4, num_layers=2, bidirectional=True, batch_first=True), (2, 5, 3)),
        (nn.GRU(3, 4), (5, 2, 3)),
        (nn.RNN(3, 4), (5, 2, 3)),
        (nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True), (2, 4, 8)),
        (nn.Conv2d(1, 3, 3), (2, 1, 6, 6)),
        (nn.ConvTranspose2d(2, 3, 3, stride=2), (1, 2, 4, 4)),
        (nn.BatchNorm2d(3), (4, 3, 5, 5)),
        (nn.LayerNorm(4), (2, 4)),
        (nn.GroupNorm(2, 4), (2, 4, 3)),
        (nn.Sequential(nn.Linear(3, 4), nn.SiLU(), nn.Linear(4, 2), nn.Mish(), nn.Softmax(1)), (2, 3)),
        (nn.Sequential(nn.Linear(3, 4), nn.GELU(), nn.LogSoftmax(1)), (2, 3)),
    ]
    for net, shape in cases:
        batch = torch.randn(*shape)
        sides = []
        for module, inputs in ((net, batch.clone()), (copy.deepcopy(net).cuda(), batch.cuda())):
            inputs.requires_grad_()
            out = module(inputs)
            out = out[0] if isinstance(out, tuple) else out
            (out * out).sum().backward()
            sides.append((out, inputs.grad, *(p.grad for p in module.parameters())))
        for a, b in zip(*sides, strict=True):
            assert torch.equal(a, b.cpu()), net
            assert a.stride() == b.stride(), net


@active
def what_the_cpu_lacks_in_half_precision_is_computed_in_single() -> None:
    """CUDA has float16 kernels that the CPU has not: never a lost mark."""
    half = torch.tensor([-1.0, 2.0], device="cuda", dtype=torch.float16)
    loss = F.multi_margin_loss(half.view(1, 2), torch.tensor([1], device="cuda"))
    assert (loss.dtype, loss.item()) == (torch.float16, 0.0)
    assert F.rrelu(half, 0.5, 0.5).tolist() == [-0.5, 2.0]


@active
def results_on_strided_inputs_have_the_cpus_strides() -> None:
    """Permuted, sliced, expanded and channels-last inputs."""
    image = torch.randn(2, 3, 4, 5)
    for view in (image.permute(0, 2, 3, 1), image[:, ::2], image[:1].expand(2, 3, 4, 5), image.to(memory_format=torch.channels_last),
                 image[:, :1]):  # fmt: skip
        placed = devices.place(view, "cuda")
        for action in (
            torch.exp,
            lambda t: t + 1,
            lambda t: t.sum(1),
            lambda t: t.clone(),
            lambda t: t.contiguous(),
            torch.zeros_like,
        ):
            expected, got = action(view), action(placed)
            assert expected.stride() == got.stride()
            assert torch.equal(expected, got.cpu())


@active
def tensors_are_found_wherever_they_stand() -> None:
    """Behind a number, in a list behind None, as a keyword."""
    two = torch.full((2,), 2.0, device="cuda")
    assert torch.polygamma(1, two).is_cuda
    assert torch.pow(2, two).tolist() == [4, 4]
    assert torch.eye(2, device="cuda")[:, None, torch.tensor([1], device="cuda")].tolist() == [[[0]], [[1]]]
    assert torch.clamp(two, max=torch.ones(2, device="cuda")).tolist() == [1, 1]


# ------------------------------------------------------------------------------------------------- what is not covered
@active
def what_is_not_covered_is_named_and_remembered() -> None:
    """Also where the learner's code catches the exception; the first one counts."""
    assert devices.unsupported() is None
    assert "sparse" in refused(lambda: torch.ones(2, device="cuda").to_sparse())
    first = devices.unsupported()
    assert first is not None
    assert "sparse" in first
    assert refused(torch.cuda.CUDAGraph) == "torch.cuda.CUDAGraph"
    assert devices.unsupported() == first


@active
def an_operator_without_a_cpu_kernel_is_named() -> None:
    """Where torch itself would raise NotImplementedError it is the kit's fault all the same."""
    lone = torch.ones(2, 2, device="cuda")
    assert "_masked_scale" in refused(lambda: torch.ops.aten._masked_scale(lone, lone.to(torch.uint8), 2.0))
    assert "_masked_scale" in str(devices.unsupported())


@active
def sparse_tensors_are_refused_wherever_they_come_from() -> None:
    """Made, moved, and as the gradient of an embedding."""
    refused(lambda: torch.sparse_coo_tensor([[0]], [1.0], (2,), device="cuda"))
    refused(lambda: torch.eye(2).to_sparse().cuda())
    rows = nn.Embedding(3, 2, sparse=True).cuda()(torch.tensor([1], device="cuda"))
    refused(lambda: rows.sum().backward())


@active
def other_kinds_of_tensors_are_refused() -> None:
    """Quantized, nested, exported."""
    refused(lambda: torch.quantize_per_tensor(torch.ones(2, device="cuda"), 0.1, 0, torch.quint8))
    refused(lambda: torch.nested.nested_tensor([torch.ones(2, device="cuda")]))
    refused(lambda: torch.export.export(nn.Linear(2, 2).cuda(), (torch.ones(1, 2).cuda(),)))


@active
def a_learners_dtype_mistake_is_no_fault_of_the_kit() -> None:
    """A kernel that neither the CPU nor CUDA has for a dtype."""
    integers = torch.ones(2, dtype=torch.int64, device="cuda")
    assert "not implemented for 'Long'" in raised(RuntimeError, lambda: torch.softmax(integers, 0))
    assert devices.unsupported() is None


@active
def every_public_name_of_torch_cuda_is_ours_or_refuses() -> None:
    """No function of torch.cuda reaches for a driver that is not there."""
    for name in (
        "memory_snapshot",
        "list_gpu_processes",
        "temperature",
        "graph_pool_handle",
        "caching_allocator_alloc",
    ):
        if hasattr(torch.cuda, name):
            assert refused(getattr(torch.cuda, name)) == f"torch.cuda.{name}"


@active
def compiling_leaves_functions_and_modules_as_they_are() -> None:
    """torch.compile changes how fast something is, not what it does."""
    net = nn.Linear(3, 3).cuda()
    assert torch.compile(net) is net
    assert torch.compile(lambda t: t * 2)(torch.ones(1, device="cuda")).item() == 2
    assert torch.compile(mode="default")(abs)(-1) == 1


# ------------------------------------------------------------------------------------------------------ errors, threads
@active
def errors_inside_backward_arrive() -> None:
    """A hook that raises, and an operator that refuses, end backward with their own exception and its traceback."""
    for _ in range(3):
        leaf = torch.ones(2, device="cuda", requires_grad=True)
        doubled = leaf * 2
        doubled.register_hook(lambda gradient: 1 / 0)
        try:
            doubled.sum().backward()
        except ZeroDivisionError as error:
            names = []
            trace = error.__traceback__
            while trace is not None:
                names.append(trace.tb_frame.f_code.co_name)
                trace = trace.tb_next
            assert names[-1] == "<lambda>", names
        else:
            raise AssertionError("no error")
        (leaf * 3).sum().backward()
        assert leaf.grad.tolist() == [3, 3]


@active
def going_back_where_inference_mode_is_off() -> None:
    """A backward pass under ``inference_mode(False)`` stays in the thread that has the devices."""
    with torch.inference_mode(False), torch.enable_grad():
        x = torch.ones(2, device="cuda:1", requires_grad=True)
        (x * x).sum().backward()
    assert x.grad is not None
    assert x.grad.tolist() == [2.0, 2.0]


@active
def threads_have_the_devices() -> None:
    """Also a thread whose class has its own `run`, which makes a graph and goes back through it."""
    results = []

    class Own(threading.Thread):
        def run(self) -> None:
            leaf = torch.ones(2, device="cuda:1", requires_grad=True)
            (leaf * 2).sum().backward()
            results.append((str(leaf.grad.device), leaf.grad.tolist()))

    threads = [Own() for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [("cuda:1", [2, 2])] * 4


@active
def tracing_a_recurrent_layer() -> None:
    """torch.jit.trace of an LSTM runs, and what it made agrees."""
    net, batch = nn.LSTM(3, 4).cuda(), torch.ones(5, 2, 3, device="cuda")
    traced = torch.jit.trace(net, batch, check_trace=False)
    assert torch.allclose(traced(batch)[0], net(batch)[0])


# ------------------------------------------------------------------------------------------------- lists of names
@claim
def names_in_the_rules_are_operators() -> None:
    """No list of operators holds a misspelt name."""
    from graders.worker.devices import autocast, layers, operators, rules, traits

    names = (
        rules._COPIES
        | rules._INDEXING
        | rules._ITERATED
        | rules._WRAPPED
        | rules._LAYERS
        | rules._CONVOLUTIONS
        | set(rules.ON_HOST)
    )
    names |= set(rules._CHECKED_BELOW) | set(rules._NO_INTEGER_KERNEL) | traits.WHOLE | set(operators._ON_HOST)
    names |= set(traits.ALSO_KERNELS) | autocast._FAST | autocast._WIDEST | autocast._DTYPE_ARGUMENT
    names |= {name.partition(".")[0] for name in layers.OPERATORS}
    known = {name.removeprefix("aten::").partition(".")[0] for name in torch._C._dispatch_get_all_op_names()}
    assert names <= known, names - known


@claim
def autocasts_lists_are_torchs() -> None:
    """Every operator with a policy of its own is one that CUDA's autocast casts, or a layer that cuDNN casts."""
    from graders.worker.devices import autocast

    registered = torch._C._dispatch_get_registrations_for_dispatch_key("AutocastCUDA")
    names = {name.removeprefix("aten::").partition(".")[0] for name in registered}
    ours = (autocast._FAST | autocast._WIDEST | autocast._DTYPE_ARGUMENT) - {"_cudnn_rnn"}  # in CUDA builds alone
    assert ours - autocast._LAYERS <= names, ours - autocast._LAYERS - names
