# verdict: failed
# mistake: B1c
# why: makes an empty tensor and copies the numbers into it.
import torch


def tensor_view_of(a):
    source = torch.from_numpy(a)
    return torch.empty_like(source).copy_(source)
