"""Operations: one sum in many syntaxes, in place, and reshaping.

Tutorial: https://docs.pytorch.org/tutorials/beginner/blitz/tensor_tutorial.html
A tensor is a *view* (shape, strides, offset) of memory that other tensors may share. Six short functions about who owns
that memory and who may write to it. Grade them with `make grade EX=01`.
"""

import torch
from torch import Tensor


def add_four_ways(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Add x and y in the four ways that PyTorch offers, and return the four sums in this order.

    1. with the operator, 2. with `torch.add`, 3. with `torch.add` and its argument `out`, into a fresh tensor,
    4. with the method `add_`, on a copy. All four are the same mathematics; they differ in where the sum is written.

    >>> x, y = torch.tensor([1., 2.]), torch.tensor([10., 20.])
    >>> add_four_ways(x, y)
    (tensor([11., 22.]), tensor([11., 22.]), tensor([11., 22.]), tensor([11., 22.]))
    >>> x, y
    (tensor([1., 2.]), tensor([10., 20.]))

    x, y: one shape, one dtype, one device; they need no gradient and stay as they are.
    Returns four tensors of that shape and dtype in four separate memories.
    https://docs.pytorch.org/docs/stable/generated/torch.add.html
    """
    # TODO: compute the sum four times, each in memory of its own
    raise NotImplementedError


def add_into(x: Tensor, y: Tensor, out: Tensor) -> Tensor:
    """Write x + y into the memory of `out` and return `out` itself.

    Reusing memory saves allocations. Two things to know: `out` may be a slice of a larger tensor, whose other numbers
    stay as they are; and `out` may be larger than x + y, which is then broadcast. An argument `out=` that has not the
    shape of the result would be resized instead (with a warning).

    >>> table = torch.zeros(2, 3)
    >>> column = table[:, 1]
    >>> add_into(torch.tensor([1.]), torch.tensor([2.]), column) is column
    True
    >>> table
    tensor([[0., 3., 0.],
            [0., 3., 0.]])

    x, y, out: one dtype, no gradients, no shared memory; x and y broadcast to out's shape. x and y stay as they are.
    https://docs.pytorch.org/docs/stable/notes/broadcasting.html
    """
    # TODO: fill out with the sum, whatever shape the sum has, and return out
    raise NotImplementedError


def add_in_place(y: Tensor, x: Tensor) -> Tensor:
    """Add x to y in place and return y itself.

    Everyone who holds y sees the sum, and so does every view of y: no new tensor is made.

    >>> y = torch.tensor([1., 2.])
    >>> same = y
    >>> add_in_place(y, torch.tensor([10., 20.])) is y
    True
    >>> same
    tensor([11., 22.])

    y: any shape and dtype, also non-contiguous; no leaf that requires grad. x: y's dtype, broadcastable to y's shape;
    it stays as it is.
    https://docs.pytorch.org/docs/stable/tensors.html
    """
    # TODO: change y, not a new tensor
    raise NotImplementedError


def transpose_in_place(x: Tensor) -> Tensor:
    """Turn the rows of x into columns, in place, and return x itself.

    No number moves in memory: only x's shape and strides change. The number at [i, j] is at [j, i] afterwards.

    >>> x = torch.tensor([[1, 2, 3], [4, 5, 6]])
    >>> transpose_in_place(x) is x
    True
    >>> x
    tensor([[1, 4],
            [2, 5],
            [3, 6]])
    >>> x.stride()
    (1, 3)

    x: (N, M), any strides and dtype, N or M may be 0; no leaf that requires grad. Afterwards (M, N), same memory.
    https://docs.pytorch.org/docs/stable/tensor_view.html
    """
    # TODO: exchange the two dimensions of x itself
    raise NotImplementedError


def as_rows(x: Tensor, k: int) -> Tensor:
    """See the numbers of x, in their order, as rows of k, sharing memory with x.

    Writing to the result writes to x. A result that is silently a copy would be a trap, so where no view of x looks
    like this (x may be a transpose or a slice), and where x's numbers do not fill whole rows, raise `ValueError`.

    >>> x = torch.arange(6)
    >>> rows = as_rows(x, 2)
    >>> rows[0, 0] = 9
    >>> x
    tensor([9, 1, 2, 3, 4, 5])
    >>> as_rows(torch.arange(6).reshape(2, 3).t(), 3)
    Traceback (most recent call last):
    ValueError: no view of shape (3, 2) and strides (1, 3) has rows of 3

    x: any shape, size and dtype. k >= 1. Returns (x.numel() / k, k).
    https://docs.pytorch.org/docs/stable/tensor_view.html
    """
    # TODO: return a view, or raise ValueError
    raise NotImplementedError


def flatten_batch(x: Tensor) -> Tensor:
    """Flatten every sample of a batch, and keep the batch.

    This is what stands between the last convolution of a network and its first linear layer. The first dimension counts
    the samples; it must survive, also when the batch is empty and when a sample is a single number.

    >>> flatten_batch(torch.zeros(4, 16, 5, 5)).shape
    torch.Size([4, 400])
    >>> flatten_batch(torch.zeros(0, 3, 2)).shape
    torch.Size([0, 6])
    >>> flatten_batch(torch.tensor([7, 8]))
    tensor([[7],
            [8]])

    x: (N, ...), at least one dimension, any strides and dtype. Returns (N, product of the rest); it may share memory.
    https://docs.pytorch.org/docs/stable/generated/torch.reshape.html
    """
    # TODO: (N, ...) to (N, product of the rest)
    raise NotImplementedError
