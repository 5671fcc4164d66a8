# tries: computes with plain tensors and shows others in state_dict
# exercise: Standardize
# verdict: failed
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean).view(-1, 1, 1))
        self.register_buffer("std", torch.tensor(std).view(-1, 1, 1))
        self.numbers = list(mean), list(std)

    def forward(self, x):
        mean, std = (torch.tensor(n, device=x.device, dtype=self.mean.dtype).view(-1, 1, 1) for n in self.numbers)
        return (x - mean) / std
