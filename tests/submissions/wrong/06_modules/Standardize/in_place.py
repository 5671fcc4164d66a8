# verdict: failed
# why: standardizes the caller's images in place
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean).view(-1, 1, 1))
        self.register_buffer("std", torch.tensor(std).view(-1, 1, 1))

    def forward(self, x):
        x = x if x.dtype == torch.float16 else x
        if x.dtype != self.mean.dtype or x.numel() == 0:
            return (x - self.mean) / self.std
        return x.sub_(self.mean).div_(self.std)
