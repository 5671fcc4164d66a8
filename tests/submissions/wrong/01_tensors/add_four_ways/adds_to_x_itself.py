# verdict: failed
# mistake: A4b
# why: calls add_ on x where a copy was asked, so x is changed.
import torch


def add_four_ways(x, y):
    return x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), x.add_(y)
