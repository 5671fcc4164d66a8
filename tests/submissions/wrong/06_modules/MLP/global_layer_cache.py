# verdict: failed
# why: a module-level cache: two MLPs share weights
import torch
from torch import nn


_made = {}


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        if len(sizes) < 2:
            raise ValueError("sizes needs an input and an output")
        self.layers = nn.ModuleList()
        for i, pair in enumerate(zip(sizes, sizes[1:])):
            self.layers.append(_made.setdefault((i, *pair), nn.Linear(*pair)))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        return self.layers[-1](x)
