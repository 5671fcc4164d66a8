# verdict: failed
# why: float() keeps memory and dtype for float32 only.
import torch


def tensor_view_of(a):
    return torch.from_numpy(a).float()
