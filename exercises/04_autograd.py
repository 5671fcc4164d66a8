"""Autograd: tensors that remember how they were made.

Tutorial: https://docs.pytorch.org/tutorials/beginner/blitz/autograd_tutorial.html
Every operation on a tensor that requires grad is recorded in a graph, which `backward` walks from the result to the
leaves. Grade with `make grade EX=04`.
"""

from collections.abc import Callable

import torch
from torch import Tensor


def track(x: Tensor) -> Tensor:
    """Turn on gradient tracking of x in place and return x itself.

    Older tutorials say that `requires_grad_()` means False unless you say otherwise; it means True. Only floating-point
    numbers, real or complex, can be differentiated: for any other dtype raise `TypeError`.

    >>> x = torch.ones(2)
    >>> track(x) is x
    True
    >>> x
    tensor([1., 1.], requires_grad=True)
    >>> track(torch.tensor([1, 2]))
    Traceback (most recent call last):
    TypeError: torch.int64 cannot require a gradient

    x: a leaf of any shape and dtype.
    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.requires_grad_.html
    """
    # TODO: switch x itself, or raise TypeError
    raise NotImplementedError


def grad_of(f: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """The gradient of f at x.

    x is only the place where f is differentiated: its values, its `requires_grad` and its `.grad`, which may hold an
    older gradient, stay as they are. Where the caller has switched tracking off (`torch.no_grad()`), the answer is the
    same.

    >>> x = torch.tensor([1., 2.])
    >>> grad_of(lambda x: (x**2).sum(), x)
    tensor([2., 4.])
    >>> x.requires_grad, x.grad
    (False, None)

    f: made of ordinary operations; takes a tensor of x's shape and dtype, returns a 0-d tensor that depends on it.
    x: any shape and floating dtype, whether or not it requires grad. Returns a tensor of x's shape and dtype.
    https://docs.pytorch.org/docs/stable/autograd.html
    """
    # TODO: df/dx, with x left as it was
    raise NotImplementedError


def vjp(f: Callable[[Tensor], Tensor], x: Tensor, v: Tensor) -> Tensor:
    """The vector-Jacobian product v^T J of f at x.

    For f from n to m numbers the Jacobian J has m rows and n columns, J[i, j] = d f_i / d x_j. Autograd never builds
    it: it computes v^T J for a given v, one weight for each number of f(x). `backward` of a 0-d loss is the case v = 1.

    >>> x, v = torch.tensor([1., 2.]), torch.tensor([1., 0., 10.])
    >>> vjp(lambda x: torch.stack([x[0] * x[1], x[0], x[1] ** 2]), x, v)  # J = [[2, 1], [1, 0], [0, 4]]
    tensor([ 2., 41.])

    f: made of ordinary operations; its result has any shape and depends on x. v: the shape and dtype of f(x).
    x: as in `grad_of`, and left as it is; right under an outer `torch.no_grad()` too. Returns x's shape and dtype.
    https://docs.pytorch.org/docs/stable/notes/autograd.html
    """
    # TODO: v^T J, with x left as it was
    raise NotImplementedError


def accumulated_grads(f: Callable[[Tensor], Tensor], x: Tensor, k: int) -> list[Tensor]:
    """Run f and `backward` k times on one leaf without clearing, and return what its `.grad` was after each time.

    `backward` adds to `.grad`. That is how one step can learn from several batches, and why training loops clear it.

    >>> accumulated_grads(lambda x: (x**2).sum(), torch.tensor([1., 2.]), 3)
    [tensor([2., 4.]), tensor([4., 8.]), tensor([ 6., 12.])]

    f: returns a 0-d tensor that depends on its argument. x: any shape and floating dtype; the leaf starts as a copy of
    it, and x itself stays as it is. k >= 0. Returns k tensors of x's shape and dtype, each with memory of its own.
    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.backward.html
    """
    # TODO: k times forward and backward on one leaf, a snapshot after each
    raise NotImplementedError


def is_user_leaf(t: Tensor) -> bool:
    """Say whether t was made by the user and not by an operation that autograd recorded.

    A recorded result knows the node of the graph that made it; a leaf of the graph knows none.

    >>> x = torch.ones(2, requires_grad=True)
    >>> is_user_leaf(x), is_user_leaf(x * 2)
    (True, False)
    >>> with torch.no_grad():
    ...     is_user_leaf(x * 2)
    True

    t: any tensor. Returns a bool.
    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.is_leaf.html
    """
    # TODO: True where no recorded operation made t
    raise NotImplementedError


def backward_path(t: Tensor) -> list[str]:
    """The names of the graph's nodes along one path from t back to a leaf.

    Start at `t.grad_fn`. A node's `next_functions` holds a pair (node, index) for each input of the operation; the node
    is None where an input needs no gradient. Go on to the first one that is not None, until there is none. The name of
    a node is `type(node).__name__`. Graphs can be thousands of nodes deep.

    >>> x = torch.ones(2, requires_grad=True)
    >>> backward_path((x * 2).exp().sum())
    ['SumBackward0', 'ExpBackward0', 'MulBackward0', 'AccumulateGrad']

    Older tutorials say that `next_functions[0][0]` of a linear layer is the ReLU before it; it is the layer's bias, the
    first input of the operation (`addmm`).

    t: any tensor. Returns the names in order; an empty list for a leaf.
    https://docs.pytorch.org/docs/stable/generated/torch.autograd.graph.Node.next_functions.html
    """
    # TODO: walk from t.grad_fn to a leaf and note the names
    raise NotImplementedError
