# verdict: failed
# mistake: none
# why: gradients do not reach a target that tracks
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if {prediction.ndim, target.ndim} == {1, 2}:
        prediction, target = (t.unsqueeze(1) if t.ndim == 1 else t for t in (prediction, target))
    if prediction.shape != target.shape:
        raise ValueError("shapes")
    return F.mse_loss(prediction, target.detach())
