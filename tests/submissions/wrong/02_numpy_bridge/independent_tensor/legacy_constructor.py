# verdict: failed
# mistake: none
# why: torch.Tensor takes a 0-d integer array for a size (and makes the default dtype).
import torch


def independent_tensor(a):
    return torch.Tensor(a.copy())
