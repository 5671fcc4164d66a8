# verdict: failed
# mistake: E1c
# why: makes the layers when they are needed
import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        if len(sizes) < 2:
            raise ValueError
        self.sizes = tuple(sizes)

    def forward(self, x):
        layers = [nn.Linear(n, m).to(x) for n, m in zip(self.sizes, self.sizes[1:])]
        for layer in layers[:-1]:
            x = F.relu(layer(x))
        return layers[-1](x)
