# verdict: failed
# mistake: E2b
# why: weights that require grad and are no parameters
import torch
import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        if len(sizes) < 2:
            raise ValueError
        self.weights = [torch.randn(m, n, requires_grad=True) for n, m in zip(sizes, sizes[1:])]
        self.biases = [torch.zeros(m, requires_grad=True) for m in sizes[1:]]

    def forward(self, x):
        for w, b in zip(self.weights[:-1], self.biases[:-1]):
            x = F.relu(F.linear(x, w.to(x), b.to(x)))
        return F.linear(x, self.weights[-1].to(x), self.biases[-1].to(x))
