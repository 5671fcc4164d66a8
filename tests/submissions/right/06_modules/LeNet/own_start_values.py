# verdict: passed
# why: the layers start from other random numbers than torch's own
import torch
from torch import nn


class LeNet(nn.Module):
    def __init__(self, in_channels=1, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(in_channels, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, num_classes)
        self.act, self.pool = nn.ReLU(), nn.MaxPool2d(kernel_size=2, stride=2)
        self.apply(self.start)

    @staticmethod
    def start(module):
        if isinstance(module, (nn.Conv2d, nn.Linear)):
            nn.init.xavier_uniform_(module.weight)
            nn.init.zeros_(module.bias)

    def features(self, x):
        for conv in (self.conv1, self.conv2):
            x = self.pool(self.act(conv(x)))
        return x.reshape(-1, 400)

    def forward(self, x):
        hidden = torch.relu(self.fc1(self.features(x)))
        return self.fc3(self.fc2(hidden).relu())
