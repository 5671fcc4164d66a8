# verdict: failed
# why: brings the target to (N, 1) and forgets that the prediction may be (N,)
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if prediction.ndim == 2 and target.ndim == 1:
        target = target.unsqueeze(1)
    elif prediction.shape != target.shape and not (prediction.ndim == 1 and target.shape == (len(prediction), 1)):
        raise ValueError("shapes")
    return F.mse_loss(prediction, target) if prediction.shape == target.shape else ((prediction - target) ** 2).mean()
