# verdict: failed
# mistake: none
# why: torch.add without out= leaves the fresh tensor as it was (zeros); right only where the sum is zero or there is nothing to add.
import torch


def add_four_ways(x, y):
    third = torch.zeros_like(x)
    torch.add(x, y)
    return x + y, torch.add(x, y), third, x.clone().add_(y)
