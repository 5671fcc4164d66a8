# verdict: passed
# why: computes in float64, a loss of more digits
import torch



def mse(prediction, target):
    column = lambda t: t.reshape(t.shape[0], 1) if t.ndim == 1 else t
    a, b = prediction.shape, target.shape
    ok = a == b or (sorted((len(a), len(b))) == [1, 2] and column(prediction).shape == column(target).shape)
    if not ok:
        raise ValueError("these do not belong together")
    difference = prediction.double().flatten() - target.double().flatten()
    return difference.pow(2).mean()
