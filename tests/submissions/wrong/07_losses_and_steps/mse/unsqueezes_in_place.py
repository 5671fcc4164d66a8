# verdict: failed
# why: changes the shape of its argument
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if prediction.ndim == 1 and target.ndim == 2:
        prediction.data.unsqueeze_(1)
        prediction = prediction.unsqueeze(1)
    if prediction.ndim == 2 and target.ndim == 1:
        target.unsqueeze_(1)
    if prediction.shape != target.shape:
        raise ValueError("shapes")
    return F.mse_loss(prediction, target)
