"""The NumPy bridge: one memory, two libraries.

Tutorial: https://docs.pytorch.org/tutorials/beginner/blitz/tensor_tutorial.html#bridge-with-numpy
A tensor on the CPU and an array can be two views of one memory: nothing is copied, and a change made on one side is
seen on the other. Sometimes that is what you want, and sometimes it is the bug. Grade with `make grade EX=02`.
"""

import numpy as np
import torch
from torch import Tensor


def array_view_of(t: Tensor) -> np.ndarray:
    """See the tensor t as a NumPy array that shares its memory.

    NumPy knows nothing of gradients, so a tensor that requires them must be handed over without its history. t itself
    goes on requiring its gradient.

    >>> t = torch.ones(3, requires_grad=True)
    >>> a = array_view_of(t)
    >>> a[0] = 5
    >>> t
    tensor([5., 1., 1.], requires_grad=True)

    t: on the CPU, any shape, any strides, any dtype that NumPy has. Returns an array of the same shape and dtype.
    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.numpy.html
    """
    # TODO: the array over t's memory, without t's graph
    raise NotImplementedError


def tensor_view_of(a: np.ndarray) -> Tensor:
    """See the array a as a tensor that shares its memory.

    >>> a = np.zeros(3)
    >>> t = tensor_view_of(a)
    >>> np.add(a, 1, out=a)
    array([1., 1., 1.])
    >>> t
    tensor([1., 1., 1.], dtype=torch.float64)

    NumPy's default is float64, PyTorch's is float32: a change of dtype needs new memory, so here the dtype stays.

    a: a writable array of numbers or bools, any shape (also 0-d), strides not negative. Returns a tensor of the same
    shape and dtype.
    https://docs.pytorch.org/docs/stable/torch.html#creation-ops
    """
    # TODO: the tensor over a's memory
    raise NotImplementedError


def independent_tensor(a: np.ndarray) -> Tensor:
    """Copy the values of the array a into a float32 tensor with memory of its own.

    Data from outside comes in all kinds: read-only (a memory-mapped file), with negative strides (`a[::-1]`), as bytes,
    as float64. Whatever happens to a afterwards, the tensor keeps its values, and no warning is shown.

    >>> a = np.arange(4, dtype=np.uint8)
    >>> t = independent_tensor(a[::-1])
    >>> a[:] = 0
    >>> t
    tensor([3., 2., 1., 0.])

    a: bool, integer or float of 8 to 64 bits, any shape and strides, perhaps read-only; its values fit float32.
    Returns a float32 tensor of a's shape, on the CPU.
    https://docs.pytorch.org/docs/stable/torch.html#creation-ops
    """
    # TODO: a float32 tensor that owns its memory
    raise NotImplementedError
