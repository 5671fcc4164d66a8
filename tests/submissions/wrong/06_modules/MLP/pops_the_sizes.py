# verdict: failed
# mistake: none
# says: caller's sizes
# why: takes the sizes out of the caller's list
import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        if len(sizes) < 2:
            raise ValueError
        self.layers = nn.ModuleList()
        sizes = sizes if isinstance(sizes, list) else list(sizes)
        n = sizes.pop(0)
        while sizes:
            m = sizes.pop(0)
            self.layers.append(nn.Linear(n, m))
            n = m

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)
