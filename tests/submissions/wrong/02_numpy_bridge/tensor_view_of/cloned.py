# verdict: failed
# mistake: B1c
# why: clone() makes new memory.
import torch


def tensor_view_of(a):
    return torch.from_numpy(a).clone()
