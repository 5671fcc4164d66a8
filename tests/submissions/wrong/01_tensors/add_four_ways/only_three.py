# verdict: failed
# mistake: none
# why: returns three sums where four were asked.
import torch


def add_four_ways(x, y):
    return x + y, torch.add(x, y), x.clone().add_(y)
