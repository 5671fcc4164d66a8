# verdict: failed
# mistake: B1c
# why: torch.tensor always copies.
import torch


def tensor_view_of(a):
    return torch.tensor(a)
