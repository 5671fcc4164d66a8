"""torch.cuda itself: devices, streams, memory; threads; several devices at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import torch
import torch.distributed as dist
from torch import nn

from .row import CPU, CUDA0, CUDA1, CUDA_DOCS, CUDA_NOTES, Behaviour, Raises, let, x

PARALLEL = "https://docs.pytorch.org/docs/stable/generated/torch.nn.DataParallel.html"
COMM = "torch/nn/parallel/comm.py"
ACCELERATOR = "https://docs.pytorch.org/docs/stable/accelerator.html"


class _Watched(nn.Module):
    """A linear layer that notes what each replica was given."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(5, 2)
        self.seen: list[tuple[tuple[int, ...], str, str]] = []

    def forward(self, batch: torch.Tensor) -> torch.Tensor:
        self.seen.append((tuple(batch.shape), str(batch.device), str(self.fc.weight.device)))
        return self.fc(batch)


def _parallel(samples: int, device_ids: list[int] | None = None) -> tuple[object, ...]:
    torch.manual_seed(0)
    net, batch = _Watched(), torch.randn(samples, 5)
    (net(batch) ** 2).mean().backward()
    expected = net.fc.weight.grad.clone()
    net.zero_grad()
    net.seen.clear()
    out = nn.DataParallel(net.cuda(), device_ids)(batch.cuda())
    (out**2).mean().backward()
    return sorted(net.seen), tuple(out.shape), out.device, torch.allclose(net.fc.weight.grad.cpu(), expected, atol=1e-6)


def _parallel_state_dict() -> list[str]:
    return list(nn.DataParallel(nn.Linear(2, 2).cuda()).state_dict())


def _parallel_batch_norm() -> list[float]:
    """The first replica's statistics are the module's own."""
    net = nn.BatchNorm1d(1, momentum=1.0).cuda()
    nn.DataParallel(net, [0, 1])(torch.tensor([[0.0], [2.0], [10.0], [12.0]]).cuda())
    return net.running_mean.tolist()


def _parallel_dict() -> tuple[object, ...]:
    class Net(nn.Module):
        def forward(self, batch: Any, factor: float) -> Any:
            return {"sum": batch["a"].sum(1, keepdim=True) * factor}

    net = nn.DataParallel(Net(), [0, 1])
    out = net({"a": torch.ones(4, 3).cuda()}, factor=2.0)["sum"]
    return out.device, out.view(-1).tolist()


def _comm() -> tuple[object, ...]:
    from torch.nn.parallel import comm

    copies = comm.broadcast(x().cuda(), [0, 1])
    chunks = comm.scatter(torch.arange(5.0).cuda(), [0, 1])
    joined = comm.gather(chunks, destination=0)
    total = comm.reduce_add([x().cuda(0), x().cuda(1)], destination=0)
    return [str(c.device) for c in copies], [c.tolist() for c in chunks], joined.tolist(), total.sum().item()


def _gathered_on_the_cpu() -> torch.device:
    from torch.nn.parallel import comm

    return comm.gather([torch.ones(1).cuda(0), torch.ones(1).cuda(1)], destination=-1).device


def _data_parallel_functions() -> tuple[object, ...]:
    from torch.nn.parallel import gather, parallel_apply, replicate, scatter

    net = nn.Linear(3, 2).cuda()
    inputs = scatter(torch.ones(4, 3).cuda(), [0, 1])
    replicas = replicate(net, [0, 1])
    out = gather(parallel_apply(replicas, inputs), 0)
    out.sum().backward()
    return [str(r.weight.device) for r in replicas], out.device, tuple(out.shape), net.bias.grad.tolist()


def _in_thread(action: Callable[[], Any]) -> Any:
    box: list[Any] = []

    def run() -> None:
        try:
            box.append(action())
        except Exception as error:
            box.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if isinstance(box[0], Exception):
        raise box[0]
    return box[0]


class _Worker(threading.Thread):
    out: torch.Tensor

    def run(self) -> None:
        self.out = x().cuda() + 1


def _subclassed_thread() -> torch.device:
    thread = _Worker()
    thread.start()
    thread.join()
    return thread.out.device


def _pool() -> list[float]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda i: (x().cuda() * i).sum().item(), range(3)))


def _backward_in_a_thread() -> list[float]:
    leaf = torch.ones(2, device="cuda", requires_grad=True)
    loss = (leaf * 3).sum()
    _in_thread(loss.backward)
    return leaf.grad.tolist()


def _each_thread_has_its_device() -> tuple[int, int]:
    with torch.cuda.device(1):
        return torch.cuda.current_device(), _in_thread(torch.cuda.current_device)


def _events() -> bool:
    start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    start.record()
    torch.ones(10, device="cuda").sum()
    end.record()
    torch.cuda.synchronize()
    return start.elapsed_time(end) >= 0


def _event_without_timing() -> None:
    start, end = torch.cuda.Event(), torch.cuda.Event()
    start.record()
    end.record()
    torch.cuda.synchronize()
    start.elapsed_time(end)


def _streams() -> tuple[object, ...]:
    stream = torch.cuda.Stream()
    with torch.cuda.stream(stream):
        out = torch.ones(2, device="cuda") * 2
    torch.cuda.current_stream().wait_stream(stream)
    stream.synchronize()
    return out.device, out.tolist(), stream.query(), stream.device


def _current_streams() -> tuple[bool, bool]:
    stream = torch.cuda.Stream()
    with torch.cuda.stream(stream):
        inside = torch.cuda.current_stream() == stream
    return inside, torch.cuda.current_stream() == torch.cuda.default_stream()


def _set_device() -> tuple[torch.device, int]:
    torch.cuda.set_device(1)
    try:
        return torch.zeros(1, device="cuda").device, torch.cuda.current_device()
    finally:
        torch.cuda.set_device(0)


def _forked(action: Callable[[], Any]) -> str:
    """What a forked child says of `action`, after this process has used the device."""
    torch.ones(1, device="cuda")
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = str(action())
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(write, said.encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as file:
        said = file.read()
    os.waitpid(child, 0)
    return said


def _distributed_on_the_cpu() -> tuple[torch.device, bool]:
    dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)
    try:
        net = nn.parallel.DistributedDataParallel(nn.Linear(3, 3))
        net(x()).sum().backward()
        return next(net.parameters()).grad.device, dist.is_initialized()
    finally:
        dist.destroy_process_group()


def _properties() -> tuple[bool, ...]:
    properties = torch.cuda.get_device_properties(0)
    return (
        isinstance(properties.name, str) and torch.cuda.get_device_name(0) == properties.name,
        properties.total_memory > 0,
        torch.cuda.get_device_capability() == (properties.major, properties.minor),
    )


def _memory() -> tuple[bool, ...]:
    kept = torch.ones(10, device="cuda")
    free, total = torch.cuda.mem_get_info()
    torch.cuda.empty_cache()
    torch.cuda.reset_peak_memory_stats()
    counts = torch.cuda.memory_allocated(), torch.cuda.max_memory_allocated(), torch.cuda.memory_reserved()
    return (
        0 < free <= total,
        all(isinstance(c, int) and c >= 0 for c in counts),
        kept.is_cuda,
        isinstance(torch.cuda.memory_summary(), str),
    )


def _accelerator() -> tuple[object, ...]:
    here = torch.accelerator.current_accelerator()
    return (
        torch.accelerator.is_available(),
        str(here),
        x().to(here).device,
        torch.accelerator.device_count() == torch.cuda.device_count(),
    )


ROWS = [
    Behaviour("current_device", torch.cuda.current_device, 0, CUDA_DOCS),
    Behaviour("two devices", lambda: torch.cuda.device_count() >= 2, True, CUDA_DOCS, devices=2),
    Behaviour("set_device", _set_device, (CUDA1, 1), CUDA_DOCS, devices=2),
    Behaviour(
        "set_device that is not there",
        lambda: torch.cuda.set_device(99),
        Raises(RuntimeError, "invalid device ordinal"),
        "c10/cuda/CUDAFunctions.cpp",
    ),
    Behaviour("is_initialized after use", lambda: (x().cuda(), torch.cuda.is_initialized())[1], True, CUDA_DOCS),
    Behaviour("device properties", _properties, (True, True, True), CUDA_DOCS),
    Behaviour("memory", _memory, (True, True, True, True), CUDA_DOCS),
    Behaviour(
        "synchronize",
        lambda: torch.cuda.synchronize() is None and torch.cuda.synchronize("cuda:0") is None,
        True,
        CUDA_DOCS,
    ),
    Behaviour("events", _events, True, CUDA_NOTES),
    Behaviour(
        "events without timing",
        _event_without_timing,
        Raises(ValueError, "Both events must be created with argument 'enable_timing=True'"),
        "torch/csrc/cuda/Event.cpp, aten/src/ATen/cuda/CUDAEvent.h",
    ),
    Behaviour("streams", _streams, (CUDA0, [2.0, 2.0], True, CUDA0), CUDA_NOTES),
    Behaviour("the current stream", _current_streams, (True, True), CUDA_NOTES),
    Behaviour("record_stream", lambda: x().cuda().record_stream(torch.cuda.current_stream()) is None, True, CUDA_NOTES),
    Behaviour("torch.accelerator", _accelerator, (True, "cuda", CUDA0, True), ACCELERATOR),
    Behaviour(
        "with torch.cuda.device_of(x)",
        lambda: let(
            torch.cuda.device_of(x().cuda(1)),
            lambda c: (c.__enter__(), torch.cuda.current_device(), c.__exit__(None, None, None))[1],
        ),
        1,
        CUDA_DOCS,
        devices=2,
    ),
    Behaviour("is_bf16_supported is a bool", lambda: isinstance(torch.cuda.is_bf16_supported(), bool), True, CUDA_DOCS),
    Behaviour(
        "another thread",
        lambda: _in_thread(lambda: (torch.ones(3, device="cuda") + x().cuda()[0]).device),
        CUDA0,
        CUDA_NOTES,
    ),
    Behaviour(
        "a refusal in another thread",
        lambda: _in_thread(lambda: x() + x().cuda()),
        Raises(RuntimeError, "found at least two devices, cuda:0 and cpu!"),
        CUDA_NOTES,
    ),
    Behaviour("a subclass of Thread", _subclassed_thread, CUDA0, CUDA_NOTES),
    Behaviour("ThreadPoolExecutor", _pool, [0.0, 15.0, 30.0], CUDA_NOTES),
    Behaviour("backward in another thread", _backward_in_a_thread, [3.0, 3.0], CUDA_NOTES),
    Behaviour("each thread has its own current device", _each_thread_has_its_device, (1, 0), CUDA_NOTES, devices=2),
    Behaviour(
        "a forked child makes a tensor",
        lambda: _forked(lambda: torch.ones(1, device="cuda")),
        "RuntimeError: Cannot re-initialize CUDA in forked subprocess. To use CUDA with multiprocessing, you must use the 'spawn' start method",
        "torch/cuda/__init__.py, _lazy_init",
    ),
    Behaviour(
        "a forked child uses the CPU", lambda: _forked(lambda: (torch.ones(2) * 2).sum().item()), "4.0", CUDA_NOTES
    ),
    Behaviour(
        "a forked child is not initialized",
        lambda: _forked(torch.cuda.is_initialized),
        "False",
        "torch/cuda/__init__.py, is_initialized",
    ),
    Behaviour(
        "DataParallel halves the batch",
        lambda: _parallel(30),
        ([((15, 5), "cuda:0", "cuda:0"), ((15, 5), "cuda:1", "cuda:1")], (30, 2), CUDA0, True),
        PARALLEL,
        devices=2,
    ),
    Behaviour(
        "DataParallel of an odd batch",
        lambda: _parallel(5)[:2],
        ([((2, 5), "cuda:1", "cuda:1"), ((3, 5), "cuda:0", "cuda:0")], (5, 2)),
        PARALLEL,
        devices=2,
    ),
    Behaviour(
        "DataParallel of one sample", lambda: _parallel(1)[:2], ([((1, 5), "cuda:0", "cuda:0")], (1, 2)), PARALLEL
    ),
    Behaviour(
        "DataParallel on one device",
        lambda: _parallel(6, [0]),
        ([((6, 5), "cuda:0", "cuda:0")], (6, 2), CUDA0, True),
        PARALLEL,
    ),
    Behaviour(
        "DataParallel, module on the CPU",
        lambda: nn.DataParallel(nn.Linear(3, 3))(x()),
        Raises(
            RuntimeError,
            "module must have its parameters and buffers on device cuda:0 (device_ids[0]) but found one of them on device: cpu",
        ),
        PARALLEL,
        devices=2,
    ),
    Behaviour(
        "DataParallel takes batches from the CPU",
        lambda: nn.DataParallel(nn.Linear(3, 3).cuda(), [0, 1])(x()).device,
        CUDA0,
        PARALLEL,
        devices=2,
    ),
    Behaviour(
        "DataParallel(output_device=1)",
        lambda: nn.DataParallel(nn.Linear(3, 3).cuda(), [0, 1], output_device=1)(x().cuda()).device,
        CUDA1,
        PARALLEL,
        devices=2,
    ),
    Behaviour("DataParallel's state_dict", _parallel_state_dict, ["module.weight", "module.bias"], PARALLEL),
    Behaviour(
        "DataParallel of a dict and a number", _parallel_dict, (CUDA0, [6.0, 6.0, 6.0, 6.0]), PARALLEL, devices=2
    ),
    Behaviour("DataParallel: buffers follow the first replica", _parallel_batch_norm, [1.0], PARALLEL, devices=2),
    Behaviour(
        "replicate, scatter, parallel_apply, gather",
        _data_parallel_functions,
        (["cuda:0", "cuda:1"], CUDA0, (4, 2), [4.0, 4.0]),
        PARALLEL,
        devices=2,
    ),
    Behaviour(
        "comm: broadcast, scatter, gather, reduce_add",
        _comm,
        (["cuda:0", "cuda:1"], [[0.0, 1.0, 2.0], [3.0, 4.0]], [0.0, 1.0, 2.0, 3.0, 4.0], 30.0),
        COMM,
        devices=2,
    ),
    Behaviour("comm.gather on the CPU", _gathered_on_the_cpu, CPU, COMM, devices=2),
    Behaviour(
        "DistributedDataParallel on the CPU",
        _distributed_on_the_cpu,
        (CPU, True),
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.parallel.DistributedDataParallel.html",
    ),
]
