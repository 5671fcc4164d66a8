# verdict: failed
# mistake: none
# why: sum() of integers and bools is int64; right for floating dtypes.
import torch


def add_four_ways(x, y):
    return x + y, torch.stack((x, y)).sum(0), torch.add(x, y, out=torch.empty_like(x)), x.clone().add_(y)
