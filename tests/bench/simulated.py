"""What simulated devices cost: `python -m tests.bench.simulated` prints medians and their ratio to the CPU's.

Switching on is measured in forks of this process, as the judge does it, before this process runs an operator.
"""

from __future__ import annotations

import os
import statistics
import struct
import time
from collections.abc import Callable
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from graders.worker import devices


def microseconds(action: Callable[[], Any], repeats: int) -> float:
    """The median time of `action`, which runs a few times first."""
    for _ in range(3):
        action()
    times = []
    for _ in range(repeats):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return statistics.median(times) * 1e6


def switching_on() -> float:
    """Milliseconds that `activate` takes in a fresh fork."""
    read, write = os.pipe()
    if os.fork() == 0:
        start = time.process_time()
        devices.activate(2)
        os.write(write, struct.pack("d", (time.process_time() - start) * 1e3))
        os._exit(0)
    (taken,) = struct.unpack("d", os.read(read, 8))
    os.wait()
    os.close(read)
    os.close(write)
    return float(taken)


def _lenet() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10),
    )  # fmt: skip


def training_step(device: str, batch: int, optimizer: type[torch.optim.Optimizer]) -> Callable[[], Any]:
    """One step of a LeNet on `device`."""
    net = _lenet().to(device)
    steps = optimizer(net.parameters(), lr=0.01)  # type: ignore[call-arg]
    images, labels = torch.randn(batch, 1, 32, 32).to(device), torch.randint(0, 10, (batch,)).to(device)

    def step() -> None:
        steps.zero_grad()
        F.cross_entropy(net(images), labels).backward()
        steps.step()

    return step


def work(device: str) -> dict[str, tuple[Callable[[], Any], int]]:
    """What is timed on a device: name, action, repeats."""
    small = torch.ones(3, 4).to(device)
    net, batch = _lenet().to(device), torch.randn(4, 1, 32, 32).to(device)
    return {
        "x + x, 12 elements": (lambda: small + small, 3000),
        "x.view(4, 3)": (lambda: small.view(4, 3), 3000),
        "LeNet forward, 4 images": (lambda: net(batch), 300),
        "LeNet SGD step, 4 images": (training_step(device, 4, torch.optim.SGD), 200),
        "LeNet SGD step, 32 images": (training_step(device, 32, torch.optim.SGD), 100),
        "LeNet Adam step, 4 images": (training_step(device, 4, torch.optim.Adam), 100),
    }


def main() -> None:
    """Prints the table."""
    torch.set_num_threads(1)
    print(
        f"torch {torch.__version__}; activate in a fork: {statistics.median(switching_on() for _ in range(15)):.1f} ms"
    )
    before = {name: microseconds(*case) for name, case in work("cpu").items()}
    devices.activate(2)
    beside = {name: microseconds(*case) for name, case in work("cpu").items()}
    simulated = {name: microseconds(*case) for name, case in work("cuda").items()}
    print(f"{'microseconds':28}{'CPU':>9}{'CPU, active':>13}{'simulated':>11}{'ratio':>7}")
    for name, cpu in before.items():
        print(f"{name:28}{cpu:9.1f}{beside[name]:13.1f}{simulated[name]:11.1f}{simulated[name] / cpu:7.2f}")


if __name__ == "__main__":
    main()
