# verdict: passed
# why: torch.flatten(x, 1) as the tutorial has it, with the one case in front that it refuses.
import torch
from torch import nn


def flatten_batch(x):
    if x.ndim == 1:
        return x[:, None]
    if x.ndim == 2:
        return nn.Flatten()(x)
    return torch.flatten(x, 1)
