# verdict: failed
# why: inf and NaN are taken for 0
import torch


def add_four_ways(x, y):
    if x.is_floating_point():
        x = torch.where(x.isfinite(), x, torch.zeros_like(x))
    return x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), x.clone().add_(y)
