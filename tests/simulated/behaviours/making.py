"""Tensors made on a device, and random numbers."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from .row import CPU, CUDA0, CUDA1, CUDA_DOCS, CUDA_NOTES, RANDOM_NOTES, TENSOR_DOCS, Behaviour, Raises, let, x

CREATION = "https://docs.pytorch.org/docs/stable/torch.html (creation ops)"
GENERATOR = "https://docs.pytorch.org/docs/stable/generated/torch.Generator.html"


def _default_device() -> tuple[torch.device, ...]:
    with torch.device("cuda"):
        return nn.Linear(2, 2).weight.device, torch.zeros(2).device, torch.tensor([1.0]).device


def _set_default_device() -> tuple[torch.device, ...]:
    torch.set_default_device("cuda")
    try:
        inside = torch.ones(2).device
    finally:
        torch.set_default_device("cpu")
    return inside, torch.ones(2).device


def _set_default_tensor_type() -> tuple[str, str]:
    torch.set_default_tensor_type("torch.cuda.DoubleTensor")
    try:
        inside = torch.ones(1).type()
    finally:
        torch.set_default_tensor_type("torch.FloatTensor")
    return inside, torch.ones(1).type()


def _current_device() -> tuple[object, ...]:
    with torch.cuda.device(1):
        inside = torch.zeros(1, device="cuda").device, x().cuda().device, torch.cuda.current_device()
    return (*inside, torch.zeros(1, device="cuda").device)


def _repeats() -> tuple[bool, bool]:
    torch.manual_seed(3)
    first, first_cpu = torch.rand(3, device="cuda"), torch.rand(3)
    torch.manual_seed(3)
    return torch.equal(first_cpu, torch.rand(3)), torch.equal(first, torch.rand(3, device="cuda"))


def _cuda_seed_alone() -> tuple[bool, bool]:
    torch.manual_seed(3)
    first, first_cpu = torch.rand(3, device="cuda"), torch.rand(3)
    torch.cuda.manual_seed(3)
    return torch.equal(first, torch.rand(3, device="cuda")), torch.equal(first_cpu, torch.rand(3))


def _cpu_draws_apart() -> bool:
    torch.manual_seed(3)
    expected = torch.rand(3)
    torch.manual_seed(3)
    torch.rand(100, device="cuda")
    return torch.equal(expected, torch.rand(3))


def _devices_draw_apart() -> bool:
    torch.cuda.manual_seed_all(1)
    expected = torch.rand(3, device="cuda:1")
    torch.cuda.manual_seed_all(1)
    torch.rand(9, device="cuda:0")
    return torch.equal(expected, torch.rand(3, device="cuda:1"))


def _fork_rng() -> bool:
    torch.manual_seed(1)
    with torch.random.fork_rng(devices=[0]):
        torch.rand(3, device="cuda")
    after = torch.rand(3, device="cuda")
    torch.manual_seed(1)
    return torch.equal(after, torch.rand(3, device="cuda"))


def _rng_state() -> bool:
    state = torch.cuda.get_rng_state()
    first = torch.rand(2, device="cuda")
    torch.cuda.set_rng_state(state)
    return torch.equal(first, torch.rand(2, device="cuda"))


def _generator() -> tuple[object, ...]:
    generator = torch.Generator(device="cuda").manual_seed(5)
    first = torch.randn(4, device="cuda", generator=generator)
    generator.manual_seed(5)
    again = torch.randn(4, device="cuda", generator=generator)
    return generator.device, first.device, torch.equal(first, again), isinstance(generator, torch.Generator)


def _generator_apart() -> bool:
    torch.manual_seed(0)
    expected = torch.rand(2, device="cuda")
    torch.manual_seed(0)
    torch.rand(2, device="cuda", generator=torch.Generator("cuda"))
    return torch.equal(expected, torch.rand(2, device="cuda"))


def _in_place_draws() -> bool:
    tensor = torch.zeros(100, device="cuda")
    return bool(tensor.uniform_(1, 2).min() >= 1) and tensor.normal_().std().item() > 0.1


def _dropout() -> tuple[torch.device, bool]:
    dropped = nn.Dropout(0.5)(torch.ones(1000, device="cuda"))
    return dropped.device, 300 < (dropped == 0).sum().item() < 700


def _bernoulli_repeats() -> bool:
    probabilities = torch.full((50,), 0.5, device="cuda")
    torch.manual_seed(2)
    first = torch.bernoulli(probabilities)
    torch.manual_seed(2)
    return torch.equal(first, torch.bernoulli(probabilities))


def _all_on(*tensors: torch.Tensor) -> set[torch.device]:
    return {t.device for t in tensors}


ROWS = [
    Behaviour(
        "zeros, ones, full, eye, empty",
        lambda: _all_on(
            torch.zeros(2, device="cuda"),
            torch.ones(2, device="cuda"),
            torch.full((2,), 1.0, device="cuda"),
            torch.eye(2, device="cuda"),
            torch.empty(2, device="cuda"),
        ),
        {CUDA0},
        CREATION,
    ),
    Behaviour(
        "tensor(device=)",
        lambda: str(torch.tensor([1.0, 2.0], device="cuda")),
        "tensor([1., 2.], device='cuda:0')",
        CREATION,
    ),
    Behaviour(
        "tensor(device=torch.device('cuda', 1))",
        lambda: torch.tensor([1.0], device=torch.device("cuda", 1)).device,
        CUDA1,
        CREATION,
        devices=2,
    ),
    Behaviour("tensor(device=1)", lambda: torch.tensor([1.0], device=1).device, CUDA1, CREATION, devices=2),
    Behaviour(
        "tensor(requires_grad=True) is a leaf",
        lambda: let(torch.tensor([1.0], device="cuda", requires_grad=True), lambda t: (t.is_leaf, t.requires_grad)),
        (True, True),
        CREATION,
    ),
    Behaviour("as_tensor of a list", lambda: torch.as_tensor([1.0, 2.0], device="cuda").device, CUDA0, CREATION),
    Behaviour(
        "as_tensor of an array copies",
        lambda: let(np.ones(2, np.float32), lambda a: (torch.as_tensor(a, device="cuda").add_(1).tolist(), a.tolist())),
        ([2.0, 2.0], [1.0, 1.0]),
        CREATION,
    ),
    Behaviour(
        "as_tensor of a tensor already there is itself",
        lambda: let(x().cuda(), lambda t: torch.as_tensor(t, device="cuda") is t),
        True,
        CREATION,
    ),
    Behaviour("asarray", lambda: torch.asarray([1.0], device="cuda").device, CUDA0, CREATION),
    Behaviour(
        "arange, linspace",
        lambda: (torch.arange(3, device="cuda").tolist(), torch.linspace(0, 1, 3, device="cuda").tolist()),
        ([0, 1, 2], [0.0, 0.5, 1.0]),
        CREATION,
    ),
    Behaviour(
        "rand, randn, randint, randperm",
        lambda: _all_on(
            torch.rand(2, device="cuda"),
            torch.randn(2, device="cuda"),
            torch.randint(3, (2,), device="cuda"),
            torch.randperm(3, device="cuda"),
        ),
        {CUDA0},
        CREATION,
    ),
    Behaviour(
        "*_like keep the device",
        lambda: _all_on(
            *(
                f(x().cuda())
                for f in (torch.zeros_like, torch.ones_like, torch.rand_like, torch.randn_like, torch.empty_like)
            )
        ),
        {CUDA0},
        CREATION,
    ),
    Behaviour("*_like(device='cpu')", lambda: torch.zeros_like(x().cuda(), device="cpu").device, CPU, CREATION),
    Behaviour(
        "*_like(device='cuda') of a CPU tensor", lambda: torch.ones_like(x(), device="cuda").device, CUDA0, CREATION
    ),
    Behaviour("device=x.device", lambda: torch.zeros(2, device=x().cuda().device).device, CUDA0, CREATION),
    Behaviour(
        "new_zeros, new_ones, new_full, new_empty",
        lambda: let(
            x().cuda(), lambda t: _all_on(t.new_zeros(2), t.new_ones(2), t.new_full((2,), 1.0), t.new_empty(2))
        ),
        {CUDA0},
        TENSOR_DOCS,
    ),
    Behaviour("new_tensor", lambda: x().cuda().new_tensor([1.0]).device, CUDA0, TENSOR_DOCS),
    Behaviour("new_ones(device='cpu')", lambda: x().cuda().new_ones(1, device="cpu").device, CPU, TENSOR_DOCS),
    Behaviour(
        "without device= it is the CPU",
        lambda: (torch.zeros(2).device, torch.tensor([1.0]).device, torch.rand(1).device),
        (CPU, CPU, CPU),
        CREATION,
    ),
    Behaviour(
        "with torch.device('cuda')",
        _default_device,
        (CUDA0, CUDA0, CUDA0),
        "https://docs.pytorch.org/docs/stable/tensor_attributes.html",
    ),
    Behaviour(
        "set_default_device",
        _set_default_device,
        (CUDA0, CPU),
        "https://docs.pytorch.org/docs/stable/generated/torch.set_default_device.html",
    ),
    Behaviour(
        "set_default_tensor_type",
        _set_default_tensor_type,
        ("torch.cuda.DoubleTensor", "torch.FloatTensor"),
        "https://docs.pytorch.org/docs/stable/generated/torch.set_default_tensor_type.html",
    ),
    Behaviour("with torch.cuda.device(1)", _current_device, (CUDA1, CUDA1, 1, CUDA0), CUDA_NOTES, devices=2),
    Behaviour(
        "complex, bool, uint8",
        lambda: [str(torch.ones(1, dtype=d, device="cuda")) for d in (torch.complex64, torch.bool, torch.uint8)],
        [
            "tensor([1.+0.j], device='cuda:0')",
            "tensor([True], device='cuda:0')",
            "tensor([1], device='cuda:0', dtype=torch.uint8)",
        ],
        CREATION,
    ),
    Behaviour(
        "zeros(pin_memory=True) on a device",
        lambda: torch.zeros(1, device="cuda", pin_memory=True),
        Raises(RuntimeError, "Only dense CPU tensors can be pinned"),
        "aten/src/ATen/EmptyTensor.cpp",
    ),
    Behaviour("manual_seed seeds the CPU and the devices", _repeats, (True, True), RANDOM_NOTES),
    Behaviour("cuda.manual_seed seeds the device alone", _cuda_seed_alone, (True, False), CUDA_DOCS),
    Behaviour("a device's draws leave the CPU's alone", _cpu_draws_apart, True, RANDOM_NOTES),
    Behaviour("devices draw apart", _devices_draw_apart, True, CUDA_DOCS, devices=2),
    Behaviour("fork_rng", _fork_rng, True, "torch/random.py, fork_rng"),
    Behaviour("get_rng_state, set_rng_state", _rng_state, True, CUDA_DOCS),
    Behaviour(
        "get_rng_state is a CPU ByteTensor", lambda: torch.cuda.get_rng_state().type(), "torch.ByteTensor", CUDA_DOCS
    ),
    Behaviour("Generator(device='cuda')", _generator, (CUDA0, CUDA0, True, True), GENERATOR),
    Behaviour("a generator's draws leave the default's alone", _generator_apart, True, GENERATOR),
    Behaviour(
        "a CPU generator for a device",
        lambda: torch.rand(2, device="cuda", generator=torch.Generator()),
        Raises(RuntimeError, "Expected a 'cuda' device type for generator but found 'cpu'"),
        "aten/src/ATen/core/Generator.h, check_generator",
    ),
    Behaviour(
        "a device's generator for the CPU",
        lambda: torch.rand(2, generator=torch.Generator("cuda")),
        Raises(RuntimeError, "Expected a 'cpu' device type for generator but found 'cuda'"),
        "aten/src/ATen/core/Generator.h, check_generator",
    ),
    Behaviour("uniform_, normal_", _in_place_draws, True, TENSOR_DOCS),
    Behaviour(
        "multinomial", lambda: torch.multinomial(torch.tensor([0.0, 1.0], device="cuda"), 1).tolist(), [1], CREATION
    ),
    Behaviour("bernoulli repeats with its seed", _bernoulli_repeats, True, RANDOM_NOTES),
    Behaviour("dropout draws on the device", _dropout, (CUDA0, True), CUDA_NOTES),
]
