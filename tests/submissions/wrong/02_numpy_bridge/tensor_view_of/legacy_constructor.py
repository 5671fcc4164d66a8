# verdict: failed
# why: torch.Tensor(a) shares float32 arrays only, converts every other dtype, and takes a 0-d integer for a size.
import torch


def tensor_view_of(a):
    return torch.Tensor(a)
