# verdict: failed
# why: conv2 and fc2 are module-level constants: all LeNets share their weights
import torch
import torch.nn as nn
import torch.nn.functional as F


_CONV2 = nn.Conv2d(6, 16, 5)
_FC2 = nn.Linear(120, 84)


class LeNet(nn.Module):
    def __init__(self, in_channels=1, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 6, 5)
        self.conv2 = _CONV2
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = _FC2
        self.fc3 = nn.Linear(84, num_classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = F.relu(self.fc2(x))
        return self.fc3(x)
