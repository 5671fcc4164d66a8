# verdict: failed
# mistake: none
# why: sizes of one are dropped.
import torch


def tensor_view_of(a):
    return torch.from_numpy(a).squeeze()
