"""Switching the simulation on, once in a process and for good."""

from __future__ import annotations

import functools
import os
from typing import Any

import torch
from torch import library

from . import autocast, comm, cuda_names, entry_points, generators, layers, unwinding
from .labels import Machine
from .operators import SimulatedDevices, resize, run
from .traits import ALSO_KERNELS, overload

_cpu_kernel = torch._C.DispatchKeySet(torch._C.DispatchKey.CPU)
# Operators over the description of memory alone: the CPU's implementation serves under any label.
_DESCRIBE = ("as_strided", "view", "_reshape_alias", "unfold", "view_as_real", "view_as_complex", "set_.source_Storage",
    "set_.source_Storage_storage_offset",
    "set_.source_Tensor")  # fmt: skip
_for_good: list[Any] = []  # keeps alive what torch only refers to


class _Hooks(torch._C._acc.PrivateUse1Hooks):
    """Answers autograd's and serialization's questions about the backend as a whole."""

    def is_available(self) -> bool:
        return True

    def is_built(self) -> bool:
        return True

    def has_primary_context(self, device_index: int) -> bool:
        return False


def activate(count: int = 2) -> None:
    """This process has `count` simulated CUDA devices from here on.

    Call it once, in a process that has made no `torch.device("cuda")` and has not used a real GPU. Threads started later and
    forked children have the devices too (where CUDA would refuse a forked child, so do they); spawned children do not.
    Raises RuntimeError where a simulation is active.
    """
    if Machine.count:
        raise RuntimeError("the simulated devices are active already")
    Machine.count = count
    _become_cuda()
    generators.make_defaults(count)
    cuda_names.install()
    for owner, name, value in (*entry_points.PATCHES, *autocast.PATCHES, *comm.PATCHES, *unwinding.PATCHES):
        setattr(owner, name, value)
    torch._C._set_only_lift_cpu_tensors(
        True
    )  # torch.tensor(..., device="cuda") makes a CPU tensor, then an operator moves it
    torch.autograd.set_multithreading_enabled(False)  # the engine's own threads have no mode
    os.register_at_fork(after_in_child=_after_fork)
    SimulatedDevices().__enter__()


def _become_cuda() -> None:
    """From here on "cuda" means PrivateUse1: torch refuses that name in lower case, but reads and prints names so."""
    torch.utils.rename_privateuse1_backend("CUDA")
    hooks, guard = _Hooks(), unwinding.Guard()
    torch._C._acc.register_python_privateuseone_hook(hooks)
    torch._C._acc.register_python_privateuseone_device_guard(guard)
    kernels = library.Library("aten", "IMPL")
    kernels.impl(
        "_has_compatible_shallow_copy_type", lambda a, b: True, "PrivateUse1"
    )  # Module.to keeps its Parameters
    kernels.impl("resize_", resize, "PrivateUse1")
    for name in _DESCRIBE:
        kernels.impl(name, functools.partial(overload(name).redispatch, _cpu_kernel), "PrivateUse1")
    for name in ALSO_KERNELS:
        func = overload(name)
        kernels.impl(name, lambda *args, func=func: run(func, args, {}), "PrivateUse1")
    for name, kernel in layers.kernels().items():
        kernels.impl(name, kernel, "AutogradPrivateUse1")
    _for_good.extend((hooks, guard, kernels))


def _after_fork() -> None:
    Machine.forked = Machine.forked or Machine.used
