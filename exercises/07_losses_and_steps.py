"""Losses, optimizers, one step.

Tutorial: https://docs.pytorch.org/tutorials/beginner/blitz/neural_networks_tutorial.html
A number that says how wrong the net is, an object that changes the weights, and the four lines that every training loop is
made of. Grade with `make grade EX=07`.
"""

from collections.abc import Callable

import torch
from torch import Tensor, nn


def mse(prediction: Tensor, target: Tensor) -> Tensor:
    """The mean squared error between predictions and targets, as one number that can be differentiated.

    A net with one output gives a column, (N, 1), and labels often come as (N,). Subtract the two and they broadcast to
    (N, N): each prediction is compared with every target, and the loss goes down all the same. Here (N,) and (N, 1) are
    the same column, whichever of the two is which, and all other shapes have to be equal.

    >>> mse(torch.tensor([[1.0], [2.0]]), torch.tensor([1.0, 4.0]))
    tensor(2.)
    >>> mse(torch.ones(2, 3), torch.ones(1, 3))
    Traceback (most recent call last):
    ValueError: shapes (2, 3) and (1, 3) differ

    prediction, target: floats of one dtype; equal shapes of any number of dimensions, or (N,) and (N, 1). Returns a 0-d
    tensor, through which gradients reach whatever tracks. Raises `ValueError` for other shapes that differ, also where
    they would broadcast. Nothing warns.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.MSELoss.html
    Since the first version of the tutorial: `MSELoss` warns where the shapes differ, but goes on and broadcasts.
    """
    # TODO: bring both to one shape, or refuse; then the mean of the squared differences
    raise NotImplementedError


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """The mean cross-entropy of N samples, from what the last layer of a classifier gives.

    For one sample it is -log(softmax(logits)[label]): 0 where all probability lies on the right class, log(C) where the
    net has no idea. Computed in these words, the exponential overflows and the logarithm of 0 is infinite: logits of
    10000 have to give a finite loss, so PyTorch does both at once. Its cross-entropy wants raw logits, any numbers.

    >>> cross_entropy(torch.zeros(2, 4), torch.tensor([3, 0]))  # log(4)
    tensor(1.3863)
    >>> cross_entropy(torch.tensor([[10000.0, 0.0], [0.0, 10000.0]]), torch.tensor([0, 0]))
    tensor(5000.)

    logits: (N, C), N and C at least 1, floats. labels: (N,), int64, from 0 to C - 1. Returns a 0-d tensor, through which
    gradients reach the logits.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html
    """
    # TODO: the mean cross-entropy from raw logits
    raise NotImplementedError


def make_sgd(net: nn.Module, lr: float, momentum: float = 0.0) -> torch.optim.Optimizer:
    """An optimizer that will train net by stochastic gradient descent.

    An optimizer knows nothing of nets: it gets parameters once, holds on to them, and each `step()` changes those by their
    `.grad`. Some parameters of net may be frozen, that is, they do not require grad; the optimizer must not have them, so
    that they stay as they are whatever happens to them later.

    >>> net = nn.Sequential(nn.Linear(2, 3).requires_grad_(False), nn.Linear(3, 1))
    >>> optimizer = make_sgd(net, lr=0.1, momentum=0.9)
    >>> [tuple(p.shape) for group in optimizer.param_groups for p in group["params"]]
    [(1, 3), (1,)]

    net: a module with at least one parameter that requires grad. lr: at least 0. momentum: from 0 to 1. Everything else is
    as `torch.optim.SGD` has it by default. net itself is not changed.
    https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html
    """
    # TODO: SGD over the parameters that are to be trained
    raise NotImplementedError


def train_step(
    net: nn.Module,
    optimizer: torch.optim.Optimizer,
    criterion: Callable[[Tensor, Tensor], Tensor],
    x: Tensor,
    y: Tensor,
) -> float:
    """One whole training step on one batch: forward, loss, backward, update. Returns the loss before the update.

    The order of the lines is all there is to it. `.grad` may still hold what an earlier step, or an accident, left there,
    and `backward` adds to it. Dropout and batch norm do what they do in training only in training mode, and net may come
    in any mode. The loss that you return is a number to print or to add up, so it must not keep the graph alive.

    >>> net = nn.Linear(1, 1, bias=False)
    >>> _ = nn.init.zeros_(net.weight)
    >>> optimizer = torch.optim.SGD(net.parameters(), lr=0.25)
    >>> train_step(net, optimizer, nn.MSELoss(), torch.ones(4, 1), torch.ones(4, 1))
    1.0
    >>> net.weight  # the gradient was -2
    Parameter containing:
    tensor([[0.5000]], requires_grad=True)

    net: any module with one input. optimizer: any that steps without a closure, over some or all of net's parameters.
    criterion: takes (output, y), returns a 0-d tensor. Returns a Python float. Which mode net is in afterwards does not
    matter.
    https://docs.pytorch.org/docs/stable/optim.html#taking-an-optimization-step
    Since the first version of the tutorial: `zero_grad` sets gradients to None instead of filling them with zeros.
    """
    # TODO: the whole step, and the loss as a number
    raise NotImplementedError


def predict_classes(logits: Tensor) -> tuple[Tensor, Tensor]:
    """For each sample the probability of the class that wins, and which class that is.

    Softmax turns a row of logits into probabilities, positive numbers that sum to 1. A maximum along a dimension has two
    answers, how large it is and where it is, and here both are asked.

    >>> predict_classes(torch.tensor([[0.0, 0.0], [0.0, 10000.0], [1.0, 0.0]]))
    (tensor([0.5000, 1.0000, 0.7311]), tensor([0, 1, 0]))

    logits: (N, C), floats, N at least 0 and C at least 1. Returns the probabilities, (N,), and the indices, (N,), int64;
    where several classes win together, any of them.
    https://docs.pytorch.org/docs/stable/generated/torch.max.html
    Since the first version of the tutorial: `softmax` without a dimension warns.
    """
    # TODO: (the largest probability of each row, its index)
    raise NotImplementedError
