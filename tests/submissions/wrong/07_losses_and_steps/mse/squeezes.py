# verdict: failed
# why: squeezes both, so (1, N) becomes (N,) as well
import torch
import torch.nn.functional as F



def mse(prediction, target):
    prediction, target = prediction.squeeze(), target.squeeze()
    if prediction.shape != target.shape:
        raise ValueError("shapes")
    return F.mse_loss(prediction, target)
