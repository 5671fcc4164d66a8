# verdict: failed
# mistake: E2a
# why: the linear layers are in a plain list, where no module sees them
import torch
import torch.nn.functional as F
from torch import nn


class LeNet(nn.Module):
    def __init__(self, in_channels=1, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc = [nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, num_classes)]

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc[0].to(x)(x))
        x = F.relu(self.fc[1].to(x)(x))
        return self.fc[2].to(x)(x)
