# verdict: failed
# mistake: none
# why: mean and std are parameters, if frozen ones
import torch
from torch import nn


class Standardize(nn.Module):
    def __init__(self, mean, std):
        super().__init__()
        self.mean = nn.Parameter(torch.tensor(mean).view(-1, 1, 1), requires_grad=False)
        self.std = nn.Parameter(torch.tensor(std).view(-1, 1, 1), requires_grad=False)

    def forward(self, x):
        return (x - self.mean) / self.std
