# verdict: passed
# why: lets torch refuse, and says it as a ValueError
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if prediction.ndim == 2 and target.ndim == 1:
        return mse(prediction, target.unsqueeze(-1))
    if prediction.ndim == 1 and target.ndim == 2:
        return mse(target, prediction)
    try:
        assert prediction.shape == target.shape
    except AssertionError as error:
        raise ValueError from error
    return F.mse_loss(prediction, target, reduction="mean")
