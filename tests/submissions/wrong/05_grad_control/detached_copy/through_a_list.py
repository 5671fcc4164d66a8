# verdict: failed
# mistake: none
# why: a list of numbers has no dtype: float64 and half come back as float32
import torch


def detached_copy(x):
    return torch.tensor(x.tolist())
