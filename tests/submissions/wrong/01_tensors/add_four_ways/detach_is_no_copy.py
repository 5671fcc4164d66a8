# verdict: failed
# mistake: A4b
# why: detach() shares memory with x, so add_ on it changes x.
import torch


def add_four_ways(x, y):
    third = torch.empty_like(x)
    torch.add(x, y, out=third)
    return x + y, torch.add(x, y), third, x.detach().add_(y)
