# verdict: failed
# why: square of the RMSE: NaN gradient where all predictions are perfect

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import Tensor


def rmse(p, t):
    return (p - t).square().mean().sqrt()


def mse(prediction, target):
    if prediction.dim() + target.dim() == 3 and 1 in (prediction.dim(), target.dim()):
        prediction, target = (t.squeeze(1) if t.dim() == 2 else t for t in (prediction, target))
    if prediction.shape != target.shape:
        raise ValueError("shapes differ")
    return rmse(prediction, target) ** 2
