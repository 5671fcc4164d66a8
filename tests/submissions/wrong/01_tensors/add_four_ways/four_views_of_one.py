# verdict: failed
# mistake: none
# why: the results are the four slices of one storage, so they do not overlap but are not in four separate storages.
import torch


def add_four_ways(x, y):
    return torch.stack([x + y] * 4).unbind(0)
