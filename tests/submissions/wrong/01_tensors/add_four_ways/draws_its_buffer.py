# verdict: failed
# mistake: none
# why: filling the fresh tensor with random numbers first moves the global random state on.
import torch


def add_four_ways(x, y):
    third = torch.rand(x.shape, device=x.device).to(x.dtype)
    torch.add(x, y, out=third)
    return x + y, torch.add(x, y), third, x.clone().add_(y)
