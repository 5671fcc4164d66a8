# verdict: failed
# why: reshape(-1) copies an array that is not contiguous; right on contiguous ones.
import torch


def tensor_view_of(a):
    return torch.from_numpy(a.reshape(-1)).view(a.shape)
