# verdict: failed
# mistake: none
# why: returns one stacked tensor, which unpacks into four but is no tuple.
import torch


def add_four_ways(x, y):
    return torch.stack([x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), x.clone().add_(y)])
