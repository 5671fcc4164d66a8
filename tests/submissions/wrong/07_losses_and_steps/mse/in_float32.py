# verdict: failed
# mistake: none
# why: computes in float32 whatever comes
import torch
import torch.nn.functional as F



def mse(prediction, target):
    a, b = prediction.shape, target.shape
    if a != b and not (len(a) == 1 and b == (*a, 1)) and not (len(b) == 1 and a == (*b, 1)):
        raise ValueError("shapes")
    return F.mse_loss(prediction.float().flatten() / 3, target.float().flatten() / 3) * 9
