# verdict: failed
# mistake: none
# why: has buffers, and computes with copies that never change
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean).view(-1, 1, 1))
        self.register_buffer("std", torch.tensor(std).view(-1, 1, 1))
        self.numbers = (self.mean.tolist(), self.std.tolist())

    def forward(self, x):
        mean, std = (torch.tensor(n, dtype=self.mean.dtype, device=x.device) for n in self.numbers)
        return (x - mean) / std
