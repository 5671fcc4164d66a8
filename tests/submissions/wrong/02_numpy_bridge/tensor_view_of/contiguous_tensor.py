# verdict: failed
# why: contiguous() copies a tensor that is not; right on contiguous arrays.
import torch


def tensor_view_of(a):
    return torch.from_numpy(a).contiguous()
