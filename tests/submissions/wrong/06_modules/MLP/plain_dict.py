# verdict: failed
# mistake: E2a
# why: the layers are in a plain dict
import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        if len(sizes) < 2:
            raise ValueError
        self.layers = {i: nn.Linear(n, m) for i, (n, m) in enumerate(zip(sizes, sizes[1:]))}

    def forward(self, x):
        for i, layer in self.layers.items():
            layer.to(x)
            x = layer(x) if i + 1 == len(self.layers) else F.relu(layer(x))
        return x
