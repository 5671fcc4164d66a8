"""Defining networks.

Tutorial: https://docs.pytorch.org/tutorials/beginner/blitz/neural_networks_tutorial.html
A network is a module: an object that holds parameters and buffers, moves and saves them, and computes an output when it
is called. Six ways to hold a module right, from the classic LeNet to one sample without a batch.
Grade with `make grade EX=06`.
"""

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
