# verdict: failed
# mistake: B1c
# why: shares memory with a copy of the array.
import torch


def tensor_view_of(a):
    return torch.from_numpy(a.copy())
