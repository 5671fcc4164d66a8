"""The words that the behaviour tables are written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

CPU, CUDA0, CUDA1 = torch.device("cpu"), torch.device("cuda", 0), torch.device("cuda", 1)

# Where it is written what real CUDA does. Paths are pytorch's own, at 2.11 to 2.14.
DOCS = "https://docs.pytorch.org/docs/stable/"
CUDA_NOTES = DOCS + "notes/cuda.html"
TENSOR_DOCS = DOCS + "tensors.html"
CUDA_DOCS = DOCS + "cuda.html"
RANDOM_NOTES = DOCS + "notes/randomness.html"
AMP_DOCS = DOCS + "amp.html"
ITERATOR = "aten/src/ATen/TensorIterator.cpp, compute_types"
WRAPPER = (
    "aten/src/ATen/core/adaption.cpp, common_device_check_failure (torchgen writes a call into each wrapper_CUDA_...)"
)
INDEXING = "aten/src/ATen/native/TensorAdvancedIndexing.cpp"
CONVOLUTION = "aten/src/ATen/native/Convolution.cpp, check_input_same_type_as_parameters"
AUTOGRAD = "torch/csrc/autograd/engine.cpp"
MODULE = "torch/nn/modules/module.py, _apply"
SERIALIZATION = "torch/serialization.py"
PRINTING = "torch/_tensor_str.py"


@dataclass(frozen=True)
class Raises:
    """The answer is an exception of `kind` (or a subclass) whose message has `text` in it."""

    kind: type[BaseException]
    text: str


@dataclass(frozen=True)
class Behaviour:
    """One small thing that real CUDA does."""

    name: str  # what; unique
    ask: Callable[[], Any]  # does it, on whatever "cuda" is in this process
    answer: Any  # what real CUDA answers: a value, or `Raises`
    source: str  # where that is written
    devices: int = 1  # how many devices it needs

    def complaint(self) -> str | None:
        """None where this process's CUDA answers as real CUDA does, else what it answered."""
        try:
            said = self.ask()
        except Exception as error:
            said = error
        if isinstance(self.answer, Raises):
            as_told = isinstance(said, self.answer.kind) and self.answer.text in str(said)
        else:
            as_told = type(said) is type(self.answer) and bool(said == self.answer)
        return None if as_told else f"answered {said!r}, real CUDA answers {self.answer!r}"


def of_one_device(first: str, argument: str, other: str, wrapper: str) -> Raises:
    """The refusal of a generated wrapper, for `argument` on `other` where the arguments before it are on `first`."""
    return Raises(
        RuntimeError,
        f"Expected all tensors to be on the same device, but got {argument} is on {other}, different from other tensors on "
        f"{first} (when checking argument in method wrapper_CUDA_{wrapper})",
    )


def mixed(first: str = "cuda:0", other: str = "cpu") -> Raises:
    """The refusal of an elementwise kernel."""
    return Raises(
        RuntimeError,
        f"Expected all tensors to be on the same device, but found at least two devices, {first} and {other}!",
    )


def x() -> torch.Tensor:
    """[[0, 1, 2], [3, 4, 5]], float32, on the CPU."""
    return torch.arange(6.0).view(2, 3)


def let(value: Any, action: Callable[[Any], Any]) -> Any:
    """`action` of `value`: a name for something inside a lambda."""
    return action(value)
