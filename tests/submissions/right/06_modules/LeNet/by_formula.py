# verdict: passed
# why: windows with unfold, sums with einsum, maxima with amax: the layers only hold the parameters
import torch
from torch import nn


def convolve(layer, x):
    windows = x.unfold(2, 5, 1).unfold(3, 5, 1)  # (N, C, H, W, 5, 5)
    return torch.einsum("nchwij,ocij->nohw", windows, layer.weight) + layer.bias[:, None, None]


def pool(x):
    n, c, h, w = x.shape
    return x.reshape(n, c, h // 2, 2, w // 2, 2).amax(dim=(3, 5))


class LeNet(nn.Module):
    def __init__(self, in_channels: int = 1, num_classes: int = 10):
        nn.Module.__init__(self)
        for name, layer in {
            "conv1": nn.Conv2d(in_channels, 6, (5, 5)),
            "conv2": nn.Conv2d(6, 16, (5, 5)),
            "fc1": nn.Linear(400, 120),
            "fc2": nn.Linear(120, 84),
            "fc3": nn.Linear(84, num_classes),
        }.items():
            self.add_module(name, layer)

    def forward(self, x):
        x = pool(convolve(self.conv1, x)).clamp_min(0)
        x = pool(convolve(self.conv2, x)).clamp_min(0)
        x = x.flatten(start_dim=1)
        for layer in (self.fc1, self.fc2):
            x = torch.where((x := x @ layer.weight.T + layer.bias) > 0, x, 0)
        return x @ self.fc3.weight.t() + self.fc3.bias
