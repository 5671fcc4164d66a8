# verdict: passed
# why: from_numpy shares the memory of the array and keeps its dtype.
import torch


def tensor_view_of(a):
    return torch.from_numpy(a)
