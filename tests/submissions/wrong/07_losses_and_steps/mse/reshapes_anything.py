# verdict: failed
# mistake: none
# says: must raise ValueError
# why: takes whatever has as many numbers for the same
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if prediction.numel() != target.numel():
        raise ValueError("sizes")
    return F.mse_loss(prediction.flatten(), target.flatten())
