# verdict: passed
# why: the output layer is registered before the hidden ones
import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        if len(sizes) <= 1:
            raise ValueError("sizes")
        super().__init__()
        *rest, out = sizes
        self.head = nn.Linear(rest[-1], out)
        self.hidden = nn.ModuleDict({f"h{i}": nn.Linear(a, b) for i, (a, b) in enumerate(zip(rest, rest[1:]))})

    def forward(self, x):
        for layer in self.hidden.values():
            x = F.relu(layer(x))
        return self.head(x)
