# verdict: passed
# why: weights as (in, out) and biases in ParameterLists, multiplied by hand
import math

import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        sizes = tuple(sizes)
        if len(sizes) < 2:
            raise ValueError(sizes)
        self.weights = nn.ParameterList(
            nn.Parameter(torch.randn(n, m) / math.sqrt(n)) for n, m in zip(sizes[:-1], sizes[1:])
        )
        self.biases = nn.ParameterList(torch.zeros(m) for m in sizes[1:])

    def forward(self, x):
        last = len(self.weights) - 1
        for i, (w, b) in enumerate(zip(self.weights, self.biases)):
            x = x @ w + b
            x = x if i == last else x * (x > 0)
        return x
