# verdict: failed
# why: (0,) against (0, 5) has as many rows and numbers, 0 each, but is no column: must raise ValueError

import torch
from torch import Tensor, nn
from torch.nn import functional as F


def mse(prediction, target):
    if prediction.shape != target.shape:
        if sorted((prediction.dim(), target.dim())) != [1, 2]:
            raise ValueError("shapes differ")
        if prediction.shape[0] != target.shape[0] or prediction.numel() != target.numel():
            raise ValueError("shapes differ")
    return F.mse_loss(prediction.flatten(), target.flatten())
