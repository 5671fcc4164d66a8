# verdict: failed
# why: makes a column of every target, though the prediction may be (N,) as well
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if target.ndim == 1:
        target = target.unsqueeze(1)
    if prediction.shape[:1] != target.shape[:1] or prediction.ndim == 2 and prediction.shape != target.shape:
        raise ValueError("shapes")
    return ((prediction - target) ** 2).mean()
