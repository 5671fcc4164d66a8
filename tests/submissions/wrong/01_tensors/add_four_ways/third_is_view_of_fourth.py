# verdict: failed
# mistake: none
# why: the last two results share memory: view_as makes no copy.
import torch


def add_four_ways(x, y):
    fourth = x.clone()
    fourth.add_(y)
    third = fourth.view_as(fourth)
    return x + y, torch.add(x, y), third, fourth
