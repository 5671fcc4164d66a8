"""Saving and loading, tracing, loading data."""

from __future__ import annotations

import io
import pickle
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset

from .row import CPU, CUDA0, CUDA1, SERIALIZATION, Behaviour, Raises, let, x

DATA = "https://docs.pytorch.org/docs/stable/data.html"
MULTIPROCESSING = "https://docs.pytorch.org/docs/stable/notes/multiprocessing.html (CUDA in multiprocessing)"
TRACE = "https://docs.pytorch.org/docs/stable/generated/torch.jit.trace.html"
TENSORBOARD = "https://docs.pytorch.org/docs/stable/tensorboard.html"


def _saved(value: Any, **options: Any) -> Any:
    file = io.BytesIO()
    torch.save(value, file)
    file.seek(0)
    return torch.load(file, **options)


def _checkpoint() -> tuple[object, ...]:
    net = nn.Linear(2, 2).cuda()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    net(torch.ones(1, 2, device="cuda")).sum().backward()
    optimizer.step()
    loaded = _saved({"net": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 3}, map_location="cpu")
    again = nn.Linear(2, 2)
    again.load_state_dict(loaded["net"])
    return again.weight.device, loaded["optimizer"]["state"][0]["momentum_buffer"].device, loaded["epoch"]


def _missing_device() -> None:
    _saved(torch.ones(1, device="cuda"), map_location="cuda:99")


class _OnDevice(Dataset[torch.Tensor]):
    def __len__(self) -> int:
        return 4

    def __getitem__(self, index: int) -> torch.Tensor:
        return torch.ones(1, device="cuda")


class _Drawing(Dataset[torch.Tensor]):
    def __len__(self) -> int:
        return 4

    def __getitem__(self, index: int) -> torch.Tensor:
        return torch.full((2,), float(index)) + torch.rand(2)


def _loaded(**options: Any) -> float:
    data = TensorDataset(torch.arange(8.0), torch.arange(8))
    total = 0.0
    for a, b in DataLoader(data, batch_size=4, **options):
        if a.device != CPU or a.is_pinned() != bool(options.get("pin_memory")):
            raise AssertionError(a)
        total += (a.to("cuda", non_blocking=True) + b.to("cuda", non_blocking=True)).sum().item()
    return total


def _workers_draw_apart() -> bool:
    batches = list(DataLoader(_Drawing(), batch_size=2, num_workers=2))
    return len(batches) == 2 and not torch.equal(batches[0] % 1, batches[1] % 1)


def _loader_of_device_tensors() -> torch.device:
    (batch,) = next(iter(DataLoader(TensorDataset(torch.ones(4, 2, device="cuda")), batch_size=2)))
    return batch.device


def _shuffled_by_a_device_generator() -> None:
    list(DataLoader(TensorDataset(torch.arange(4)), shuffle=True, generator=torch.Generator("cuda")))


def _random_split() -> list[int]:
    parts = torch.utils.data.random_split(TensorDataset(torch.arange(10)), [7, 3])
    return [len(part) for part in parts]


def _traced() -> tuple[bool, bool]:
    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(18, 2)).cuda()
    batch = torch.randn(2, 1, 5, 5, device="cuda")
    traced = torch.jit.trace(net, batch, check_trace=False)
    return torch.allclose(traced(batch), net(batch)), "aten::_convolution" in str(traced.inlined_graph)


def _trace_keeps_devices() -> bool:
    net = nn.Linear(3, 3).cuda()
    traced = torch.jit.trace(net, x().cuda())
    return "device=cuda:0" in str(traced.inlined_graph)


def _scripted() -> tuple[torch.device, list[float]]:
    @torch.jit.script
    def doubled(a: torch.Tensor) -> torch.Tensor:
        return a * 2 + torch.ones_like(a)

    out = doubled(x().cuda()[0])
    return out.device, out.tolist()


def _graph_added() -> tuple[bool, bool]:
    from torch.utils.tensorboard import SummaryWriter

    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(18, 2)).cuda()
    with tempfile.TemporaryDirectory() as folder:
        writer = SummaryWriter(folder)
        writer.add_graph(net, torch.ones(1, 1, 5, 5, device="cuda"))
        writer.add_scalar("loss", torch.tensor(1.0, device="cuda"), 0)
        writer.add_histogram("weights", net[0].weight, 0)
        writer.add_image("image", torch.rand(1, 4, 4, device="cuda"), 0)
        writer.close()
        written = b"".join(path.read_bytes() for path in Path(folder).iterdir())
    return b"Linear" in written, b"aten::addmm" in written or b"aten::linear" in written


def _graph_of_the_wrong_device() -> None:
    from torch.utils.tensorboard import SummaryWriter

    with tempfile.TemporaryDirectory() as folder:
        SummaryWriter(folder).add_graph(nn.Linear(3, 3).cuda(), x())


ROWS = [
    Behaviour(
        "save, load",
        lambda: {v.device for v in _saved(nn.Linear(2, 2).cuda().state_dict()).values()},
        {CUDA0},
        SERIALIZATION,
    ),
    Behaviour(
        "load(map_location='cpu')",
        lambda: {v.device for v in _saved(nn.Linear(2, 2).cuda().state_dict(), map_location="cpu").values()},
        {CPU},
        SERIALIZATION,
    ),
    Behaviour(
        "load(map_location='cuda') of a CPU tensor",
        lambda: _saved(x(), map_location="cuda").device,
        CUDA0,
        SERIALIZATION,
    ),
    Behaviour(
        "load(map_location=torch.device)",
        lambda: _saved(x().cuda(), map_location=torch.device("cpu")).device,
        CPU,
        SERIALIZATION,
    ),
    Behaviour(
        "load(map_location='cuda:1')",
        lambda: _saved(x(), map_location="cuda:1").device,
        CUDA1,
        SERIALIZATION,
        devices=2,
    ),
    Behaviour(
        "load(map_location={from: to})",
        lambda: _saved(x().cuda(), map_location={"cuda:0": "cuda:1"}).device,
        CUDA1,
        SERIALIZATION,
        devices=2,
    ),
    Behaviour(
        "load(map_location=function)",
        lambda: _saved(x().cuda(), map_location=lambda storage, location: storage).device,
        CPU,
        SERIALIZATION,
    ),
    Behaviour(
        "load to a device that is not there",
        _missing_device,
        Raises(RuntimeError, "Attempting to deserialize object on CUDA device 99 but torch.cuda.device_count() is"),
        SERIALIZATION,
    ),
    Behaviour(
        "load(weights_only=False) of a module",
        lambda: _saved(nn.Linear(2, 2).cuda(), weights_only=False).weight.device,
        CUDA0,
        SERIALIZATION,
    ),
    Behaviour("saved values", lambda: _saved(x().cuda()).tolist(), [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]], SERIALIZATION),
    Behaviour(
        "views saved together share memory",
        lambda: let(_saved(let(x().cuda(), lambda t: [t, t.view(-1)])), lambda p: p[0].data_ptr() == p[1].data_ptr()),
        True,
        SERIALIZATION,
    ),
    Behaviour("a checkpoint, to the CPU", _checkpoint, (CPU, CPU, 3), SERIALIZATION),
    Behaviour("pickle", lambda: pickle.loads(pickle.dumps(x().cuda())).device, CUDA0, SERIALIZATION),
    Behaviour("a Parameter saved", lambda: type(_saved(nn.Parameter(x().cuda()))).__name__, "Parameter", SERIALIZATION),
    Behaviour("DataLoader", _loaded, 56.0, DATA),
    Behaviour("DataLoader(pin_memory=True)", lambda: _loaded(pin_memory=True), 56.0, DATA),
    Behaviour("DataLoader(num_workers=2)", lambda: _loaded(num_workers=2), 56.0, DATA),
    Behaviour(
        "DataLoader(num_workers=1, pin_memory=True)", lambda: _loaded(num_workers=1, pin_memory=True), 56.0, DATA
    ),
    Behaviour("DataLoader workers draw apart", _workers_draw_apart, True, DATA),
    Behaviour("DataLoader of tensors on the device", _loader_of_device_tensors, CUDA0, DATA),
    Behaviour(
        "DataLoader worker that uses CUDA after the parent did",
        lambda: (x().cuda(), list(DataLoader(_OnDevice(), num_workers=1))),
        Raises(
            RuntimeError,
            "Cannot re-initialize CUDA in forked subprocess. To use CUDA with multiprocessing, you must use the 'spawn' start method",
        ),
        MULTIPROCESSING,
    ),
    Behaviour(
        "DataLoader shuffled by a device's generator",
        _shuffled_by_a_device_generator,
        Raises(RuntimeError, "Expected a 'cpu' device type for generator but found 'cuda'"),
        "torch/utils/data/sampler.py, RandomSampler",
    ),
    Behaviour("random_split", _random_split, [7, 3], DATA),
    Behaviour("jit.trace", _traced, (True, True), TRACE),
    Behaviour("jit.trace knows the device", _trace_keeps_devices, True, TRACE),
    Behaviour("jit.script", _scripted, (CUDA0, [1.0, 3.0, 5.0]), "https://docs.pytorch.org/docs/stable/jit.html"),
    Behaviour(
        "SummaryWriter: add_graph, add_scalar, add_histogram, add_image", _graph_added, (True, True), TENSORBOARD
    ),
    Behaviour(
        "SummaryWriter.add_graph, batch on the CPU",
        _graph_of_the_wrong_device,
        Raises(RuntimeError, "Expected all tensors to be on the same device"),
        TENSORBOARD,
    ),
]
