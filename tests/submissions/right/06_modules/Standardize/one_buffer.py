# verdict: passed
# why: one buffer for both, its rows are mean and std
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("statistics", torch.tensor([list(mean), list(std)])[:, None, :, None, None])

    def forward(self, x):
        mean, std = self.statistics
        return (x - mean) / std
