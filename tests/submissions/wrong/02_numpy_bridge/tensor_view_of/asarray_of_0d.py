# verdict: failed
# mistake: B1c
# why: torch.asarray shares memory, but copies a 0-d array.
import torch


def tensor_view_of(a):
    return torch.asarray(a)
