"""Defining networks.

Tutorial: https://docs.pytorch.org/tutorials/beginner/blitz/neural_networks_tutorial.html
A network is a module: an object that holds parameters and buffers, moves and saves them, and computes an output when it
is called. Six ways to hold a module right, from the classic LeNet to one sample without a batch.
Grade with `make grade EX=06`.
"""

from collections.abc import Sequence
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class LeNet(nn.Module):
    """The convolutional network of the tutorial: images (N, in_channels, 32, 32) to raw logits (N, num_classes).

    `__init__` makes the layers, and assigning one to an attribute registers its parameters; `forward` says what happens
    to a batch. The five layers with parameters carry these names, so that a saved network is at home in everybody's LeNet:

        conv1   6 maps, 5x5 kernel          then ReLU and 2x2 max-pooling    (N, 6, 14, 14)
        conv2   16 maps, 5x5 kernel         then ReLU and 2x2 max-pooling    (N, 16, 5, 5)
        fc1     from all of one sample's numbers to 120, then ReLU
        fc2     from 120 to 84, then ReLU
        fc3     from 84 to num_classes

    What comes out are *logits*: any numbers, the largest for the likeliest class. The loss makes probabilities of them.

    >>> net = LeNet(in_channels=3, num_classes=4)
    >>> net(torch.zeros(2, 3, 32, 32)).shape
    torch.Size([2, 4])
    >>> [name for name, _ in net.named_children()]
    ['conv1', 'conv2', 'fc1', 'fc2', 'fc3']
    >>> net.conv1.weight.shape, net.fc3.bias.shape
    (torch.Size([6, 3, 5, 5]), torch.Size([4]))

    Input and output have the dtype and the device of the parameters; N may be 0. Since the original tutorial:
    `torch.flatten(x, 1)` has replaced `x.view(-1, self.num_flat_features(x))`.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html
    """

    def __init__(self, in_channels: int = 1, num_classes: int = 10) -> None:
        # BEGIN SOLUTION  set the module up and make the five layers
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, num_classes)
        # END SOLUTION

    def forward(self, x: Tensor) -> Tensor:
        """Logits (N, num_classes) of the images x (N, in_channels, 32, 32)."""
        # BEGIN SOLUTION  compute the logits
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)  # (N, 6, 14, 14)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)  # (N, 16, 5, 5)
        x = torch.flatten(x, 1)  # (N, 400)
        x = F.relu(self.fc1(x))  # (N, 120)
        x = F.relu(self.fc2(x))  # (N, 84)
        return self.fc3(x)  # (N, num_classes)
        # END SOLUTION


class MLP(nn.Module):
    """A multilayer perceptron: linear layers of the sizes given, with a ReLU between any two of them.

    `MLP([4, 8, 8, 3])` goes from 4 numbers through two layers of 8 to 3. How many layers there are is known only when the
    module is made, so they have to be kept in something that a module looks into: what an optimizer, `.to` and
    `state_dict` see of a module is what is *registered*, and a plain Python list is not.

    >>> net = MLP([4, 8, 8, 3])
    >>> net(torch.zeros(5, 4)).shape
    torch.Size([5, 3])
    >>> sum(p.numel() for p in net.parameters())  # (4*8 + 8) + (8*8 + 8) + (8*3 + 3)
    139
    >>> MLP([4])
    Traceback (most recent call last):
        ...
    ValueError: an MLP has at least two sizes, not 1

    sizes: a list or tuple of ints, the first for the input, the last for the output. After the last layer comes nothing.
    Raises `ValueError` where there are fewer than two sizes. Input (N, sizes[0]), output (N, sizes[-1]).
    https://docs.pytorch.org/docs/stable/generated/torch.nn.ModuleList.html
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        # BEGIN SOLUTION  make one linear layer for each pair of neighbours in sizes
        super().__init__()
        if len(sizes) < 2:
            raise ValueError(f"an MLP has at least two sizes, not {len(sizes)}")
        self.layers = nn.ModuleList(nn.Linear(n, m) for n, m in pairwise(sizes))
        # END SOLUTION

    def forward(self, x: Tensor) -> Tensor:
        """The output (N, sizes[-1]) for x (N, sizes[0])."""
        # BEGIN SOLUTION  the layers in turn, with a ReLU between
        *hidden, last = self.layers
        for layer in hidden:
            x = F.relu(layer(x))
        return last(x)
        # END SOLUTION


class Standardize(nn.Module):
    """(x - mean) / std, with one mean and one std for each channel: what a network does to raw images before all else.

    Mean and std belong to the network, and are no parameters: they must go along when it moves to a GPU or becomes
    float64, and be saved with it, and no optimizer may change them. Tensors of that kind are called *buffers*.

    >>> standardize = Standardize(mean=[1., 2.], std=(0.5, 4.))
    >>> standardize(torch.full((1, 2, 1, 3), 2.))
    tensor([[[[2., 2., 2.]],
    <BLANKLINE>
             [[0., 0., 0.]]]])
    >>> len(list(standardize.parameters())), len(standardize.state_dict()) > 0
    (0, True)
    >>> standardize.to(torch.float64)(torch.zeros(1, 2, 1, 1)).dtype
    torch.float64

    mean, std: sequences of C floats. Input and output (N, C, H, W); the output has the dtype that torch gives to an
    operation on x and the buffers (float32 and float64 make float64, float16 and float32 make float32).
    https://docs.pytorch.org/docs/stable/notes/modules.html#module-state
    """

    def __init__(self, mean: Sequence[float], std: Sequence[float]) -> None:
        # BEGIN SOLUTION  keep mean and std where a module finds them
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean)[:, None, None])  # (C, 1, 1)
        self.register_buffer("std", torch.tensor(std)[:, None, None])
        # END SOLUTION

    def forward(self, x: Tensor) -> Tensor:
        """x (N, C, H, W), standardized channel by channel."""
        # BEGIN SOLUTION  subtract and divide
        return (x - self.mean) / self.std
        # END SOLUTION


def count_parameters(net: nn.Module, trainable_only: bool = False) -> int:
    """How many numbers net has in its parameters.

    Buffers, such as batch norm's running statistics, are no parameters. Two layers may share one parameter, as the first and
    the last layer of many language models do: it is counted once. With `trainable_only`, a parameter counts only if
    gradients are computed for it.

    >>> net = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3).requires_grad_(False))
    >>> count_parameters(net)  # 4*3 + 3 + 3 + 3
    21
    >>> count_parameters(net, trainable_only=True)
    15

    net: any module, also one without parameters. Returns a plain int.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html#torch.nn.Module.parameters
    """
    # BEGIN SOLUTION  add up the sizes of the parameters
    return sum(p.numel() for p in net.parameters() if p.requires_grad or not trainable_only)
    # END SOLUTION


def forward_one(net: nn.Module, sample: Tensor) -> Tensor:
    """The output of net for one sample that has no batch dimension.

    Networks take batches. Many layers take a single sample too by now, others fail on it, and some code quietly computes
    something else (`view(-1, 400)` does not care what it flattens), so the safe way is to make a batch of one and to take its only
    row out again. And a module is *called*: `net.forward(x)` would go past the hooks that somebody has registered.

    >>> net = nn.Sequential(nn.Flatten(), nn.Linear(6, 1))
    >>> forward_one(net, torch.zeros(1, 2, 3)).shape
    torch.Size([1])

    net: any module whose output for a batch (N, ...) is (N, ...); each module of it stays in the mode that it is in.
    sample: one row of such a batch. Returns the output's one row, which may have sizes of 1 in its own right.
    https://docs.pytorch.org/docs/stable/generated/torch.unsqueeze.html
    """
    # BEGIN SOLUTION  make a batch of one, call net, take the row
    return net(sample.unsqueeze(0)).squeeze(0)
    # END SOLUTION


def backward_with(net: nn.Module, x: Tensor, grad: Tensor) -> None:
    """Leave in net's parameters the gradients of its output for x, weighted with `grad`, and nothing of earlier ones.

    `backward` starts from a single number by itself. From an output of any other shape it has to be told how much each of its
    numbers counts: `grad`, which the tutorial draws at random. Gradients add up, so what was there before has to go.

    >>> net = nn.Linear(2, 1)
    >>> for _ in range(2):
    ...     backward_with(net, torch.tensor([[1., 2.], [3., 4.]]), grad=torch.tensor([[1.], [10.]]))
    >>> net.weight.grad, net.bias.grad
    (tensor([[31., 42.]]), tensor([11.]))

    net: any module with one input. x: what net takes; needs no gradient. grad: of the shape and dtype of net(x).
    A parameter on which the output does not depend ends with None or zeros. Since the original tutorial: `zero_grad` sets
    gradients to None by default.
    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.backward.html
    """
    # BEGIN SOLUTION  clear, forward, backward
    net.zero_grad()
    net(x).backward(grad)
    # END SOLUTION
