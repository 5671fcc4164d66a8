# verdict: failed
# mistake: none
# why: layers of equal sizes are one and the same
import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        if len(sizes) < 2:
            raise ValueError
        known = {pair: nn.Linear(*pair) for pair in zip(sizes, sizes[1:])}
        self.layers = nn.ModuleList(known[pair] for pair in zip(sizes, sizes[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)
