# verdict: failed
# why: torch.empty(shape) has the default dtype, so the third sum is float32 whatever x is; right for float32 only.
import torch


def add_four_ways(x, y):
    third = torch.empty(x.shape)
    torch.add(x, y, out=third)
    return x + y, torch.add(x, y), third, x.clone().add_(y)
