"""Devices: where a tensor lives, and how it gets elsewhere.

Tutorials: https://docs.pytorch.org/tutorials/beginner/blitz/tensor_tutorial.html#cuda-tensors
https://docs.pytorch.org/tutorials/beginner/blitz/cifar10_tutorial.html#training-on-gpu
Operations need all their tensors on one device and leave the result there; nothing moves by itself. Your code is graded
with and without CUDA: GPUs are simulated where there are none. Grade with `make grade EX=03`.

In all exercises `device` is a `torch.device` or its name ("cpu", "cuda:1"); "cuda" alone is the current CUDA device.
"""

from typing import Any

import torch
from torch import Tensor, nn


def pick_device() -> torch.device:
    """The first CUDA device where CUDA is available, else the CPU.

    >>> pick_device().type in ("cuda", "cpu")
    True

    Returns a `torch.device`: `cuda` or `cuda:0`, or `cpu`.
    https://docs.pytorch.org/docs/stable/notes/cuda.html#device-agnostic-code
    """
    # TODO: cuda where it is available, else cpu
    raise NotImplementedError


def ones_on(x: Tensor, device: torch.device | str) -> Tensor:
    """Ones of x's shape and dtype, created on `device`, wherever x lives.

    >>> x = torch.zeros(3, dtype=torch.int64)
    >>> ones_on(x, "cpu")
    tensor([1, 1, 1])

    A tensor that is made on the CPU and then moved is made twice.

    x: any tensor. Returns a new tensor of its shape and dtype, which requires no gradient.
    https://docs.pytorch.org/docs/stable/torch.html#creation-ops
    """
    # TODO: ones like x, on the device
    raise NotImplementedError


def add_on(x: Tensor, y: Tensor, device: torch.device | str) -> Tensor:
    """Add x and y on `device`, and hand the sum back on the CPU in float64.

    The sum is made on the device and in the dtype of x and y, with that dtype's rounding and its overflow; only then it
    becomes float64. x and y stay where they are, with the numbers that they have.

    >>> x = torch.tensor([100, 1], dtype=torch.int8)
    >>> add_on(x, x, "cpu")
    tensor([-56.,   2.], dtype=torch.float64)

    x, y: real numbers or bools of one shape and one dtype, each on any device; they need no gradient. Returns a float64
    tensor of their shape, on the CPU.
    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to.html
    """
    # TODO: move, add, bring back
    raise NotImplementedError


def fresh_copy(x: Tensor, device: torch.device | str) -> Tensor:
    """A copy of x on `device` that has memory of its own, also when x lives there already.

    >>> x = torch.zeros(2)
    >>> copy = fresh_copy(x, "cpu")
    >>> copy[0] = 5
    >>> x, copy
    (tensor([0., 0.]), tensor([5., 0.]))

    x: any tensor; it stays as it is and where it is. Returns the same values, shape and dtype in new memory at every
    call. The copy carries no graph: it does not require grad.
    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.to.html
    """
    # TODO: always new memory, no graph
    raise NotImplementedError


def batch_to(batch: Any, device: torch.device | str) -> Any:
    """The batch with every tensor in it on `device`.

    A loader gives tuples, lists, dicts and named tuples, nested in each other, with tensors and other things in them.
    Containers come back as what they were, dicts in their order; what is no tensor comes back as the very object that
    it was. The batch that came in is as before: it may be used again.

    >>> batch = {"image": torch.zeros(2), "meta": ("cat.png", [torch.tensor(3), None])}
    >>> batch_to(batch, "cpu")
    {'image': tensor([0., 0.]), 'meta': ('cat.png', [tensor(3), None])}

    batch: a tuple, list, dict or named tuple. Returns a batch of the same structure.
    https://docs.pytorch.org/tutorials/beginner/blitz/cifar10_tutorial.html#training-on-gpu
    """
    # TODO: the same structure, every tensor on the device
    raise NotImplementedError


def move_model(net: nn.Module, device: torch.device | str) -> nn.Module:
    """Move every parameter and every buffer of net to `device`, those of its submodules too, and return net itself.

    Nothing else about net changes: numbers, dtypes, gradients, flags, and which parameters are shared.

    >>> net = nn.Linear(2, 1)
    >>> move_model(net, "cpu") is net
    True

    https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.to
    """
    # TODO: move net itself
    raise NotImplementedError
