# verdict: failed
# mistake: none
# why: returns a list where a tuple was asked.
import torch


def add_four_ways(x, y):
    return [x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), x.clone().add_(y)]
