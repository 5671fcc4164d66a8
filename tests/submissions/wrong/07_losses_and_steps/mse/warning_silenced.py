# verdict: failed
# mistake: F2a
# why: hides the warning, and the value is that of (N, N)
import warnings

import torch.nn.functional as F


def mse(prediction, target):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return F.mse_loss(prediction, target)
