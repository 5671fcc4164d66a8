# verdict: failed
# mistake: C6b
# why: plain tensors that its own `to` moves: not when it is part of another module, and not saved
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.mean = torch.tensor(mean).view(-1, 1, 1)
        self.std = torch.tensor(std).view(-1, 1, 1)

    def forward(self, x):
        return (x - self.mean) / self.std

    def to(self, *args, **kwargs):
        self.mean, self.std = self.mean.to(*args, **kwargs), self.std.to(*args, **kwargs)
        return super().to(*args, **kwargs)
