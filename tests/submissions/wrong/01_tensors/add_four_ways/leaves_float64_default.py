# verdict: failed
# mistake: none
# why: changes the default dtype and does not put it back.
import torch


def add_four_ways(x, y):
    torch.set_default_dtype(torch.float64)
    return x + y, torch.add(x, y), torch.add(x, y, out=torch.empty_like(x)), x.clone().add_(y)
