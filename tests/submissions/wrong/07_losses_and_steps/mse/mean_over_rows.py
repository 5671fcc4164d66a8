# verdict: failed
# mistake: none
# why: divides by the number of rows
import torch
import torch.nn.functional as F



def mse(prediction, target):
    if {prediction.ndim, target.ndim} == {1, 2}:
        prediction, target = (t.unsqueeze(1) if t.ndim == 1 else t for t in (prediction, target))
    if prediction.shape != target.shape:
        raise ValueError("shapes")
    return ((prediction - target) ** 2).sum() / (len(prediction) if prediction.ndim else 1)
