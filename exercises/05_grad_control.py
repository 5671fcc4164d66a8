"""Stopping and steering gradients.

Tutorial: https://docs.pytorch.org/tutorials/beginner/blitz/autograd_tutorial.html
How to step out of the graph, how to switch recording off and leave everything as it was, how to change parameters under
autograd's eyes, and how to write a derivative by hand. Grade with `make grade EX=05`.
"""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn


def detached_view(x: Tensor) -> Tensor:
    """A tensor over the same memory as x that has no graph.

    x itself goes on tracking. Autograd must still notice when the shared memory is changed through the view while it
    needs the old values: a wrong gradient without a word is worse than an error.

    >>> x = torch.ones(2, requires_grad=True)
    >>> view = detached_view(x)
    >>> view[0] = 5
    >>> x, view
    (tensor([5., 1.], requires_grad=True), tensor([5., 1.]))

    x: any tensor. Returns the same shape, strides and dtype; it does not require grad.
    https://docs.pytorch.org/docs/stable/notes/autograd.html#in-place-correctness-checks
    """
    # TODO: same memory, no graph
    raise NotImplementedError


def detached_copy(x: Tensor) -> Tensor:
    """A tensor with the values of x, memory of its own and no graph.

    What you keep from a training loop (a feature, the best weights so far) should neither change later nor hold the
    graph that made it.

    >>> x = torch.ones(2, requires_grad=True)
    >>> copy = detached_copy(x * 2)
    >>> copy[0] = 5
    >>> x, copy
    (tensor([1., 1.], requires_grad=True), tensor([5., 2.]))

    x: any tensor. Returns the same shape and dtype; it does not require grad.
    https://docs.pytorch.org/docs/stable/tensors.html
    """
    # TODO: own memory, no graph
    raise NotImplementedError


def without_tracking(f: Callable[[Tensor], Tensor], x: Tensor) -> Tensor:
    """Return f(x), computed while autograd records nothing.

    The caller's grad mode is back afterwards, also when f raises. The result is an ordinary tensor: later computations
    that are tracked may use it.

    >>> x = torch.ones(2, requires_grad=True)
    >>> without_tracking(lambda x: x * 2, x)
    tensor([2., 2.])
    >>> x * 2
    tensor([2., 2.], grad_fn=<MulBackward0>)

    f: any function of a tensor. x: any tensor. Returns what f returns.
    https://docs.pytorch.org/docs/stable/notes/autograd.html#locally-disabling-gradient-computation
    """
    # TODO: call f with tracking off
    raise NotImplementedError


def predict(net: nn.Module, x: Tensor) -> Tensor:
    """The output of net for x, in evaluation mode and without tracking.

    Evaluation mode (no dropout, batch norm with its running statistics) and tracking are two switches, and neither does
    the other's work. A net may be half frozen, some of its modules in training mode and some not: each module, however
    deep, gets back the flag that it had, also when the forward pass raises.

    >>> net = nn.Sequential(nn.Dropout(0.5), nn.Linear(2, 1).requires_grad_(False), nn.BatchNorm1d(1).eval())
    >>> predict(net, torch.ones(3, 2)).shape
    torch.Size([3, 1])
    >>> [module.training for module in net.modules()]
    [True, True, True, False]

    net: any module with one input. x: what net takes. Returns net's output.
    https://docs.pytorch.org/docs/stable/notes/autograd.html#evaluation-mode-nn-module-eval
    """
    # TODO: run net in evaluation mode without tracking, and put every flag back
    raise NotImplementedError


def sgd_update(params: Iterable[Tensor], lr: float) -> None:
    """One step of plain stochastic gradient descent, weight = weight - lr * gradient, in place.

    This is what `torch.optim.SGD(params, lr).step()` does. Afterwards the parameters are still leaves that require
    grad, and their gradients are as before. Autograd has to see that the weights changed (their version goes up); it
    does not where they are changed through `.data`, as older tutorials do.

    >>> w = torch.tensor([1., 2.], requires_grad=True)
    >>> (w**2).sum().backward()
    >>> sgd_update([w], lr=0.25)
    >>> w
    tensor([0.5000, 1.0000], requires_grad=True)

    params: an iterable, also a generator such as `net.parameters()`, of leaves that require grad; those whose `.grad`
    is None are left alone. lr: a float.
    https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html
    """
    # TODO: update each parameter in place
    raise NotImplementedError


class Cube(torch.autograd.Function):
    """x**3 with its derivative written by hand.

    `Cube.apply(x)` calls `forward`; autograd later calls `backward` with the gradient of the loss with respect to the
    output and wants the gradient with respect to x. What backward needs has to go through `ctx` in the way that lets
    autograd differentiate once more and notice when x was changed in place in between (backward then raises).

    >>> x = torch.tensor([1., -2.], requires_grad=True)
    >>> y = Cube.apply(x)
    >>> y.detach()
    tensor([ 1., -8.])
    >>> torch.autograd.grad(y, x, torch.tensor([1., 10.]))
    (tensor([  3., 120.]),)

    x: any shape, any floating dtype. In float64 `torch.autograd.gradcheck` and `gradgradcheck` pass.
    https://docs.pytorch.org/docs/stable/notes/extending.html#extending-torch-autograd
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        """x**3, and what backward will need."""
        # TODO: return x**3
        raise NotImplementedError

    @staticmethod
    def backward(ctx: Any, grad_output: Tensor) -> Tensor:
        """The gradient with respect to x, from `grad_output`, the gradient with respect to x**3."""
        # TODO: return the gradient with respect to x
        raise NotImplementedError
