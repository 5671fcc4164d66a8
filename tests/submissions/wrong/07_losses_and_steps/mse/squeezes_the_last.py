# verdict: failed
# why: (2, 2, 1) is no column
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if prediction.ndim == target.ndim + 1:
        prediction = prediction.squeeze(-1)
    elif target.ndim == prediction.ndim + 1:
        target = target.squeeze(-1)
    if prediction.shape != target.shape:
        raise ValueError("shapes")
    return F.mse_loss(prediction, target)
