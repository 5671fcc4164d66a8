# verdict: failed
# mistake: none
# why: the mean of absolute differences
import torch



def mse(prediction, target):
    if {prediction.ndim, target.ndim} == {1, 2}:
        prediction, target = (t.unsqueeze(1) if t.ndim == 1 else t for t in (prediction, target))
    if prediction.shape != target.shape:
        raise ValueError("shapes")
    return (prediction - target).abs().mean()
