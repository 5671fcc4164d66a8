"""Random numbers: each simulated device has a generator of its own, and `torch.Generator(device="cuda")` makes more.

They are CPU generators that say they are CUDA's. With the same seed they give the numbers that the CPU's generator gives.
"""

from __future__ import annotations

import contextlib
import weakref
from collections.abc import Iterator
from typing import Any, Self

import torch

from .labels import numbered

_RealGenerator: Any = torch.Generator
_cpu_generator = torch.default_generator
# An operator is handed a new Python object around the C++ generator: from its address to the object that knows the device.
_known: weakref.WeakValueDictionary[int, Generator] = weakref.WeakValueDictionary()

default_generators: tuple[Generator, ...] = ()


class _AnyGenerator(type(_RealGenerator)):  # type: ignore[misc]
    """`isinstance(x, torch.Generator)` also holds for the generators that torch made before or makes by itself."""

    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, _RealGenerator)


class Generator(_RealGenerator, metaclass=_AnyGenerator):
    """Stands for `torch.Generator`: a CPU generator, with the device it was asked for."""

    def __new__(cls, device: Any = "cpu") -> Self:
        """A generator for `device`, unseeded."""
        device = numbered(device)
        self = super().__new__(cls, "cpu" if device.type == "cuda" else device)
        self._device = device
        _known[self._cdata] = self
        return self

    @property
    def device(self) -> torch.device:
        """The device that it draws for."""
        return self._device


def known(generator: torch.Generator) -> torch.Generator:
    """The generator that learner code holds, for what an operator was handed."""
    return _known.get(generator._cdata, generator)


def make_defaults(count: int) -> None:
    """Gives each of `count` devices its generator, seeded as torch seeds the CPU's before anyone asks."""
    global default_generators
    default_generators = tuple(Generator(i) for i in range(count))


def seed(number: int) -> None:
    """Seeds every device's generator (and leaves the CPU's alone)."""
    for generator in default_generators:
        generator.manual_seed(number)


@contextlib.contextmanager
def drawing_from(device: torch.device) -> Iterator[None]:
    """Draws come from the device's generator meanwhile, and the CPU's is afterwards where it was."""
    generator, saved = default_generators[device.index], _cpu_generator.get_state()
    _cpu_generator.set_state(generator.get_state())
    try:
        yield
        generator.set_state(_cpu_generator.get_state())
    finally:
        _cpu_generator.set_state(saved)
