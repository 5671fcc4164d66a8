# verdict: passed
# why: buffers by nn.Buffer, float64 from the start
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super(Standardize, self).__init__()
        self.mean = nn.Buffer(torch.as_tensor(mean, dtype=torch.float64))
        self.std = nn.Buffer(torch.as_tensor(std, dtype=torch.float64))

    def forward(self, x):
        c = (-1, 1, 1)
        return (x - self.mean.reshape(c)) / self.std.reshape(c)
