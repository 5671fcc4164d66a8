"""The CPU aliases that stand for simulated tensors during one operator call."""

from __future__ import annotations

from typing import Any

import torch

from .labels import CPU, adopt, relabel

_Tensor, _empty = torch.Tensor, torch.empty


class Loan:
    """Aliases for the tensors among a call's arguments, and the way back for its results."""

    __slots__ = ("_owners", "simulated", "tensors")

    def __init__(self) -> None:
        self.tensors: list[torch.Tensor] = []  # all of the call's, in order
        self.simulated: list[torch.Tensor] = []  # those on simulated devices
        self._owners: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}  # id of an alias -> (simulated tensor, alias)

    def lend(self, value: Any) -> Any:
        """An argument with CPU aliases in place of simulated tensors. Lists nest, dicts do not occur."""
        if isinstance(value, _Tensor):
            self.tensors.append(value)
            if value.is_cpu or value.device.type != "cuda":
                return value
            self.simulated.append(value)
            alias = relabel(value, CPU)
            self._owners[id(alias)] = value, alias
            return alias
        if isinstance(value, (list, tuple)) and value and type(value[0]) is not int:  # sizes are passed by
            return type(value)([self.lend(item) for item in value])
        return value

    def fresh_if_empty(self, out: Any) -> Any:
        """An `out` argument without elements takes the result's size, which an alias cannot: a new CPU tensor for it."""
        if id(out) in self._owners and out.numel() == 0:
            simulated, _ = self._owners.pop(id(out))
            out = _empty(0, dtype=out.dtype)
            self._owners[id(out)] = simulated, out
        return out

    def label(self, value: Any, target: torch.device) -> Any:
        """What the CPU's kernel returned, as the simulated operator's: arguments that were lent, new tensors on `target`."""
        if isinstance(value, _Tensor):
            owner, alias = self._owners.get(id(value), (None, None))
            if owner is None or alias is None:
                return relabel(value, target) if target.type == "cuda" and value.is_cpu else value
            return owner if owner.shape == alias.shape else adopt(owner, alias)
        if isinstance(value, (list, tuple)):
            return type(value)([self.label(item, target) for item in value])
        return value
