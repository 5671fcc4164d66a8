# verdict: passed
# why: the official way of today: layers and ReLUs in a Sequential, the last ReLU left out
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super(MLP, self).__init__()
        if len(sizes) < 2:
            raise ValueError(f"MLP needs at least an input and an output size, got {sizes!r}")
        layers = []
        for n, m in zip(sizes, sizes[1:]):
            layers += [nn.Linear(n, m), nn.ReLU()]
        self.flatten = nn.Flatten()
        self.linear_relu_stack = nn.Sequential(*layers[:-1])

    def forward(self, x):
        x = self.flatten(x)
        logits = self.linear_relu_stack(x)
        return logits
