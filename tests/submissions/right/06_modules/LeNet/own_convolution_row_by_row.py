# verdict: passed
# mistake: none
# why: convolves with unfold, runs row by row, and gives zeros without a graph for no images
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import nn


class _Block(nn.Conv2d):
    def forward(self, x):
        cols = F.unfold(x, self.kernel_size)
        y = self.weight.view(self.out_channels, -1) @ cols + self.bias[:, None]
        return y.unflatten(2, (x.shape[2] - 4, x.shape[3] - 4))


class LeNet(nn.Module):
    def __init__(self, in_channels: int = 1, num_classes: int = 10) -> None:
        nn.Module.__init__(self)
        sizes = [400, 120, 84, num_classes]
        self.conv1 = _Block(in_channels, 6, 5)
        self.conv2 = _Block(6, 16, 5)
        for i, (a, b) in enumerate(pairwise(sizes), 1):
            setattr(self, f"fc{i}", nn.Linear(a, b))

    def forward(self, x):
        x = F.adaptive_max_pool2d(torch.relu(self.conv1(x)), 14)
        x = F.adaptive_max_pool2d(torch.relu(self.conv2(x)), 5)
        x = torch.cat([torch.relu(self.fc1(row.reshape(1, -1))) for row in x]) if len(x) else x.new_zeros(0, 120)
        return self.fc3(torch.relu(self.fc2(x)))
