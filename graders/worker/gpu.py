"""A real GPU in a worker: opened in the fork of a check that asks for it, never in the zygote, which must not have touched it.

CUDA can't be used after a fork of a process that has initialized it. The zygote imports torch and does no more, so each of
its forks may open the device for itself, in the sandbox (`confine`: device files, no limit on address space).

A GPU's memory is not the arena. `Apart` gives each storage of the inputs a copy on the device, registers where in the arena
it comes from, and carries the bytes back after a call (`fetch`), and there again when the judge changed the arena (`push`).
So the judge reads what became of an argument from its own memory, and proves sharing, on every device in the same way. Here
this rests on the worker's word; checks on a real GPU carry no points unless an instructor asks for that.

Imports torch alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import torch

# Bound here, before learner code is imported.
_device, _uint8 = torch.device, torch.uint8
_empty, _empty_strided, _to, _copy_, _set_ = (
    torch.empty,
    torch.empty_strided,
    torch._C.TensorBase.to,
    torch._C.TensorBase.copy_,
    torch._C.TensorBase.set_,
)
_storage, _pointer, _nbytes = (
    torch._C.TensorBase.untyped_storage,
    torch._C.StorageBase.data_ptr,
    torch._C.StorageBase.nbytes,
)
_Tensor = torch.Tensor
_set_grad, _grad_enabled = torch._C._set_grad_enabled, torch.is_grad_enabled
_seed_all = torch.cuda.manual_seed_all


def open_device() -> str | None:
    """Opens cuda:0 with the arithmetic that is asked of everybody (no TF32, the same algorithms every time); why not, in a line."""
    try:
        torch.cuda.init()
        (torch.ones(1, device="cuda:0") + 1).item()
    except (RuntimeError, AssertionError, OSError) as error:
        return (str(error).strip() or type(error).__name__).splitlines()[0]
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = False
    torch.backends.cudnn.benchmark, torch.backends.cudnn.deterministic = False, True
    return None


def seed(number: int) -> None:
    """Every device's generator."""
    _seed_all(number)


@dataclass(eq=False)
class Home:
    """One storage of the inputs: its bytes in the arena, and on a device."""

    arena: torch.Tensor  # uint8, over the arena
    offset: int  # where in the arena it starts
    device: torch.Tensor  # uint8, as many

    @property
    def range(self) -> tuple[int, int, int]:
        """(first address, first address behind it, where in the arena that is), on the device."""
        start = _pointer(_storage(self.device))
        return start, start + self.device.numel(), self.offset


@dataclass(eq=False)
class Apart:
    """The inputs of one call on devices whose memory is their own. `start` is the arena's address."""

    start: int
    homes: dict[tuple[int, str], Home] = field(default_factory=dict)

    def place(self, tensor: torch.Tensor, device: str) -> torch.Tensor:
        """The same elements on the device, as plain a tensor; aliases stay aliases."""
        if device == "cpu":
            return tensor
        shape, stride, place = tensor.shape, tensor.stride(), _device(device)
        storage = _storage(tensor)
        if not _nbytes(storage):
            return _empty_strided(shape, stride, dtype=tensor.dtype, device=place)
        key = _pointer(storage), device
        if key not in self.homes:
            over = _set_(_empty(0, dtype=_uint8), storage)
            self.homes[key] = Home(over, key[0] - self.start, _to(over, place))
        over = self.homes[key].device
        return _set_(
            _empty(0, dtype=tensor.dtype, device=place), _storage(over), tensor.storage_offset(), shape, stride
        )

    def ranges(self) -> tuple[tuple[int, int, int], ...]:
        """Addresses on devices that stand for parts of the arena."""
        return tuple(home.range for home in self.homes.values())

    def fetch(self) -> None:
        """What the devices hold now goes into the arena, where the judge reads it."""
        self._carry([(home.arena, home.device) for home in self.homes.values()])

    def push(self) -> None:
        """What the judge wrote into the arena goes to the devices."""
        self._carry([(home.device, home.arena) for home in self.homes.values()])

    def _carry(self, pairs: list[tuple[torch.Tensor, torch.Tensor]]) -> None:
        before = _grad_enabled()
        _set_grad(False)
        for to, source in pairs:
            _copy_(to, source)
        _set_grad(before)
