# verdict: passed
# why: the strides of x, spelled out over a detached tensor
import torch


def detached_view(x):
    return torch.as_strided(x.detach(), x.size(), x.stride(), x.storage_offset())
