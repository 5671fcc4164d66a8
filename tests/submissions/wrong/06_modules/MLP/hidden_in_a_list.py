# verdict: failed
# mistake: E2a
# why: only the last layer is registered, the others are in a list
import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        if len(sizes) < 2:
            raise ValueError("at least two sizes")
        self.hidden = [nn.Linear(n, m) for n, m in zip(sizes[:-1], sizes[1:-1])]
        self.out = nn.Linear(sizes[-2], sizes[-1])

    def forward(self, x):
        for layer in self.hidden:
            x = torch.relu(layer(x))
        return self.out(x)
