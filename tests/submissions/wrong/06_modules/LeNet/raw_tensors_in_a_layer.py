# verdict: failed
# mistake: E2b
# why: fc3 is a layer of its own whose two tensors are no parameters
import torch
import torch.nn.functional as F
from torch import nn


class Affine(nn.Module):
    def __init__(self, size, out):
        super().__init__()
        self.weight = torch.randn(out, size).requires_grad_()
        self.bias = torch.zeros(out).requires_grad_()

    def forward(self, x):
        return x @ self.weight.to(x).t() + self.bias.to(x)


class LeNet(nn.Module):
    def __init__(self, in_channels=1, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = Affine(84, num_classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)
