# verdict: failed
# mistake: F2a
# why: broadcasts (N, 1) against (N,)
import torch
import torch.nn.functional as F



def mse(prediction, target):
    return F.mse_loss(prediction, target)
