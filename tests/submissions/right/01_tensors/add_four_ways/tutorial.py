# verdict: passed
# why: the four ways as the official tutorial writes them, one line each.
import torch


def add_four_ways(x, y):
    result = torch.empty_like(x)
    torch.add(x, y, out=result)
    return x + y, torch.add(x, y), result, x.clone().add_(y)
