# verdict: passed
# why: the five layers have their names and stand in two sequences as well, before that
from torch import nn


class LeNet(nn.Module):
    def __init__(self, in_channels=1, num_classes=10):
        super().__init__()
        conv1, conv2 = nn.Conv2d(in_channels, 6, kernel_size=5), nn.Conv2d(6, 16, kernel_size=5)
        fc1, fc2, fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, num_classes)
        self.features = nn.Sequential(conv1, nn.ReLU(), nn.MaxPool2d(2), conv2, nn.ReLU(inplace=True), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(nn.Flatten(), fc1, nn.ReLU(), fc2, nn.ReLU(), fc3)
        self.conv1, self.conv2, self.fc1, self.fc2, self.fc3 = conv1, conv2, fc1, fc2, fc3

    def forward(self, x):
        return self.classifier(self.features(x))
