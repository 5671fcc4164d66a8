# verdict: failed
# why: takes (1, N) for a column
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if prediction.ndim == 2 and target.ndim == 1 and 1 in prediction.shape:
        prediction = prediction.reshape(-1)
    elif prediction.ndim == 1 and target.ndim == 2 and 1 in target.shape:
        target = target.reshape(-1)
    if prediction.shape != target.shape:
        raise ValueError("shapes")
    return F.mse_loss(prediction, target)
