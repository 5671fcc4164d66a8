# verdict: failed
# mistake: none
# why: raises another exception for shapes that differ
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if prediction.ndim == 1:
        prediction = prediction.unsqueeze(1)
    if target.ndim == 1:
        target = target.unsqueeze(1)
    if prediction.shape != target.shape:
        raise RuntimeError("shapes")
    return F.mse_loss(prediction, target)
